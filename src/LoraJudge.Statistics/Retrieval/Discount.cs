namespace LoraJudge.Statistics.Retrieval;

/// <summary>Divisors log2(rank + 1) of the discounted gain, computed once, and gains.</summary>
internal static class Discount
{
    /// <summary>2^1023 is the last power of two that is a double.</summary>
    public const int LargestGrade = 1023;

    // Exponential gains in units of 2^64, which nDCG does not see: sums of the largest stay doubles.
    private const int HeadroomBits = 64;

    private static double[] Known = Make(1024);

    /// <summary>At least <paramref name="length"/> divisors; the first is that of rank 1.</summary>
    public static double[] Table(int length)
    {
        var table = Known;
        if (table.Length < length)
            Known = table = Make(Math.Max(length, 2 * table.Length));
        return table;
    }

    public static double GainOf(int grade, Gain gain) =>
        grade <= 0 ? 0
        : gain == Gain.Linear ? grade
        : Math.ScaleB(Math.Pow(2, grade) - 1, -HeadroomBits);

    private static double[] Make(int length)
    {
        var table = new double[length];
        for (var i = 0; i < length; i++)
            table[i] = Math.Log2(i + 2);
        return table;
    }
}
