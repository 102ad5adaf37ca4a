using System.Text;

namespace LoraJudge.Statistics.Trec;

/// <summary>
/// The document ids of one topic as slices of a shared UTF-8 buffer, which is usually the file itself: a million ids need no million
/// strings. A hash index finds positions by id.
/// </summary>
internal sealed class DocumentIds
{
    private readonly byte[] _buffer;
    private readonly int[] _starts;
    private readonly int[] _lengths;
    private readonly int[] _slots;

    public DocumentIds(byte[] buffer, int[] starts, int[] lengths)
    {
        _buffer = buffer;
        _starts = starts;
        _lengths = lengths;
        var size = 4;
        while (size < 2 * starts.Length)
            size *= 2;
        _slots = new int[size];
        Duplicate = Index();
    }

    public int Count => _starts.Length;

    /// <summary>Position of the first id that occurred before; -1 where all differ.</summary>
    public int Duplicate { get; }

    public ReadOnlySpan<byte> Bytes(int position) => _buffer.AsSpan(_starts[position], _lengths[position]);

    public string Text(int position) => Encoding.UTF8.GetString(Bytes(position));

    /// <summary>The position of an id, or -1.</summary>
    public int Find(ReadOnlySpan<byte> id)
    {
        for (var slot = Hash(id) & (_slots.Length - 1); _slots[slot] != 0; slot = (slot + 1) & (_slots.Length - 1))
            if (Bytes(_slots[slot] - 1).SequenceEqual(id))
                return _slots[slot] - 1;
        return -1;
    }

    private int Index()
    {
        for (var position = 0; position < Count; position++)
        {
            var id = Bytes(position);
            var slot = Hash(id) & (_slots.Length - 1);
            for (; _slots[slot] != 0; slot = (slot + 1) & (_slots.Length - 1))
                if (Bytes(_slots[slot] - 1).SequenceEqual(id))
                    return position;
            _slots[slot] = position + 1;
        }
        return -1;
    }

    // Eight bytes at a time; ids of one collection differ mostly in their last characters.
    private static int Hash(ReadOnlySpan<byte> id)
    {
        ulong hash = (ulong)id.Length;
        while (id.Length >= 8)
        {
            hash = (hash ^ BitConverter.ToUInt64(id)) * 0x9E3779B97F4A7C15;
            hash ^= hash >> 29;
            id = id[8..];
        }
        ulong rest = 0;
        foreach (var b in id)
            rest = rest << 8 | b;
        hash = (hash ^ rest) * 0xBF58476D1CE4E5B9;
        return (int)(hash >> 32);
    }
}
