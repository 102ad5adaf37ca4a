namespace LoraJudge.Statistics.Agreement;

/// <summary>
/// Numbers the distinct ratings in the order in which they are met. A small open-addressed hash table: the scan of a million ratings is
/// bound by this look-up.
/// </summary>
internal sealed class ValueCodes
{
    private const int Bits = 10;
    private readonly long[] keys = new long[1 << Bits];
    private readonly int[] codes = new int[1 << Bits];
    private readonly List<double> values = [];

    public ValueCodes() => Array.Fill(codes, -1);

    public IReadOnlyList<double> Values => values;

    /// <summary>The code of a value, or -1 where it has none yet.</summary>
    public int Find(double value)
    {
        var key = BitConverter.DoubleToInt64Bits(value);
        var slot = Slot(key);
        while (codes[slot] >= 0)
        {
            if (keys[slot] == key)
                return codes[slot];
            slot = (slot + 1) & (keys.Length - 1);
        }
        return -1;
    }

    /// <summary>Gives the next code to a value that has none. The caller keeps the number of values far below the table's size.</summary>
    public int Add(double value)
    {
        var key = BitConverter.DoubleToInt64Bits(value);
        var slot = Slot(key);
        while (codes[slot] >= 0)
            slot = (slot + 1) & (keys.Length - 1);
        keys[slot] = key;
        codes[slot] = values.Count;
        values.Add(value);
        return codes[slot];
    }

    private static int Slot(long key) => (int)((ulong)(key * unchecked((long)0x9E3779B97F4A7C15)) >> (64 - Bits));
}
