using System.Text;

namespace LoraJudge.Statistics.Trec;

/// <summary>
/// The document ids of one topic as slices of a shared UTF-8 buffer, which is usually the file itself: a million ids need no million
/// strings. A hash index finds positions by id.
/// </summary>
internal sealed class DocumentIds(byte[] buffer, int[] starts, int[] lengths, int first, int count)
{
    [ThreadStatic]
    private static int[]? Scratch;

    // 1 + position by hash, 0 where empty.
    private int[]? slots;

    public int Count => count;

    public ReadOnlySpan<byte> Bytes(int position) => buffer.AsSpan(starts[first + position], lengths[first + position]);

    public string Text(int position) => Encoding.UTF8.GetString(Bytes(position));

    /// <summary>Builds the index that <see cref="Find"/> uses. Returns the position of the first id that occurs twice, or -1.</summary>
    public int Index()
    {
        slots = new int[SlotCount];
        return Fill(slots);
    }

    /// <summary>The same without keeping the index.</summary>
    public int FirstDuplicate()
    {
        if (Scratch is null || Scratch.Length != SlotCount)
            Scratch = new int[SlotCount];
        else
            Array.Clear(Scratch);
        return Fill(Scratch);
    }

    /// <summary>The position of an id, or -1.</summary>
    public int Find(ReadOnlySpan<byte> id)
    {
        var table = slots!;
        var mask = table.Length - 1;
        for (var slot = Hash(id) & mask; table[slot] != 0; slot = (slot + 1) & mask)
            if (Bytes(table[slot] - 1).SequenceEqual(id))
                return table[slot] - 1;
        return -1;
    }

    private int SlotCount => (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(4, 2 * count));

    private int Fill(int[] slots)
    {
        var mask = slots.Length - 1;
        for (var position = 0; position < count; position++)
        {
            var id = Bytes(position);
            var slot = Hash(id) & mask;
            for (; slots[slot] != 0; slot = (slot + 1) & mask)
                if (Bytes(slots[slot] - 1).SequenceEqual(id))
                    return position;
            slots[slot] = position + 1;
        }
        return -1;
    }

    // Eight bytes at a time; the last eight overlap those before, so that no byte is read alone.
    private static int Hash(ReadOnlySpan<byte> id)
    {
        var hash = (ulong)id.Length * 0x9E3779B97F4A7C15;
        if (id.Length < 8)
        {
            foreach (var b in id)
                hash = (hash ^ b) * 0x100000001B3;
        }
        else
        {
            for (var i = 0; i + 8 < id.Length; i += 8)
                hash = Mix(hash ^ BitConverter.ToUInt64(id[i..]));
            hash = Mix(hash ^ BitConverter.ToUInt64(id[^8..]));
        }
        return (int)(Mix(hash) >> 32);
    }

    private static ulong Mix(ulong hash)
    {
        hash *= 0xBF58476D1CE4E5B9;
        return hash ^ (hash >> 31);
    }
}
