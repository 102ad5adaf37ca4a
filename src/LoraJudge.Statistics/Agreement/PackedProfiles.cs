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
    private readonly ulong[] _keys = new ulong[1 << Bits];
    private readonly int[] _units = new int[1 << Bits];
    private int _filled;

    public void Add(ulong key)
    {
        var slot = Slot(key);
        while (_units[slot] != 0 && _keys[slot] != key)
            slot = (slot + 1) & (_keys.Length - 1);
        _keys[slot] = key;
        if (_units[slot]++ == 0 && ++_filled > _keys.Length / 2)
            Flush();
    }

    public void Flush()
    {
        for (var slot = 0; slot < _keys.Length; slot++)
            if (_units[slot] > 0)
                pairs.Add<byte>(MemoryMarshal.AsBytes(new ReadOnlySpan<ulong>(in _keys[slot])), _units[slot]);
        Array.Clear(_units);
        _filled = 0;
    }

    private static int Slot(ulong key) => (int)((key * 0x9E3779B97F4A7C15) >> (64 - Bits));
}
