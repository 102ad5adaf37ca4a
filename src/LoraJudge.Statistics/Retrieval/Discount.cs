namespace LoraJudge.Statistics.Retrieval;

/// <summary>Divisors log2(rank + 1) of the discounted gain, computed once, and gains.</summary>
internal static class Discount
{
    private static double[] s_table = Make(1024);

    /// <summary>At least <paramref name="length"/> divisors; the first is that of rank 1.</summary>
    public static double[] Table(int length)
    {
        var table = s_table;
        if (table.Length < length)
            s_table = table = Make(Math.Max(length, 2 * table.Length));
        return table;
    }

    public static double GainOf(int grade, Gain gain) =>
        grade <= 0 ? 0
        : gain == Gain.Linear ? grade
        : Math.Pow(2, grade) - 1;

    private static double[] Make(int length)
    {
        var table = new double[length];
        for (var i = 0; i < length; i++)
            table[i] = Math.Log2(i + 2);
        return table;
    }
}
