using System.Runtime.InteropServices;

namespace LoraJudge.Statistics.Agreement;

/// <summary>
/// Gathers units that got the same ratings before their pairs are counted. A unit's counts of up to eight values, a byte each, are its
/// key. The table is emptied into the pair counts when it fills, so its size is fixed.
/// </summary>
internal sealed class PackedProfiles(PairCounts pairs)
{
    public const int Values = 8;
    private const int Bits = 13;
    private readonly ulong[] keys = new ulong[1 << Bits];
    private readonly int[] units = new int[1 << Bits];
    private int filled;

    public void Add(ulong key)
    {
        var slot = Slot(key);
        while (units[slot] != 0 && keys[slot] != key)
            slot = (slot + 1) & (keys.Length - 1);
        keys[slot] = key;
        if (units[slot]++ == 0 && ++filled > keys.Length / 2)
            Flush();
    }

    public void Flush()
    {
        for (var slot = 0; slot < keys.Length; slot++)
            if (units[slot] > 0)
                pairs.Add<byte>(MemoryMarshal.AsBytes(new ReadOnlySpan<ulong>(in keys[slot])), units[slot]);
        Array.Clear(units);
        filled = 0;
    }

    private static int Slot(ulong key) => (int)((key * 0x9E3779B97F4A7C15) >> (64 - Bits));
}
