namespace LoraJudge.Statistics.Agreement;

/// <summary>How much a disagreement between categories i and j counts.</summary>
public enum KappaWeights
{
    /// <summary>Every disagreement counts alike.</summary>
    None,

    /// <summary>|i - j|, of the categories' positions in ascending order.</summary>
    Linear,

    /// <summary>(i - j)².</summary>
    Quadratic,
}

/// <summary>
/// Agreement of two raters corrected for chance, each with margins of its own: κ = 1 - Σ w_ij p_ij / Σ w_ij p_i. p_.j. Units that one of
/// them did not rate are left out. Sources: Cohen (1960), Educational and Psychological Measurement 20, 37-46; weighted: Cohen (1968).
/// </summary>
public static class CohenKappa
{
    /// <param name="first">One rating per unit; null where it is missing.</param>
    /// <param name="second">Ratings of the same units.</param>
    /// <exception cref="ArgumentException">Different lengths, empty, NaN or infinite.</exception>
    public static Figure Compute(ReadOnlySpan<double?> first, ReadOnlySpan<double?> second, KappaWeights weights = KappaWeights.None)
    {
        Require.NotEmpty(first.Length, nameof(first));
        Require.That(first.Length == second.Length, nameof(second), $"It has {second.Length} ratings and the first {first.Length}.");
        var pairs = CommonPairs(first, second);
        if (pairs.Count == 0)
            return Figure.Undefined("no unit was rated by both");
        var values = pairs.SelectMany(pair => new[] { pair.First, pair.Second }).Distinct().Order().ToArray();
        var rows = new long[values.Length];
        var columns = new long[values.Length];
        double observed = 0;
        foreach (var (a, b) in pairs)
        {
            var (i, j) = (Array.BinarySearch(values, a), Array.BinarySearch(values, b));
            rows[i]++;
            columns[j]++;
            observed += Weight(weights, i, j);
        }
        double expected = 0;
        for (var i = 0; i < values.Length; i++)
        for (var j = 0; j < values.Length; j++)
            expected += Weight(weights, i, j) * rows[i] * columns[j];
        return expected == 0
            ? Figure.Undefined("both raters always gave the same one category")
            : Figure.Of(1 - observed * pairs.Count / expected);
    }

    private static List<(double First, double Second)> CommonPairs(ReadOnlySpan<double?> first, ReadOnlySpan<double?> second)
    {
        var pairs = new List<(double, double)>();
        for (var unit = 0; unit < first.Length; unit++)
        {
            Check(first[unit], nameof(first), unit);
            Check(second[unit], nameof(second), unit);
            if (first[unit] is { } a && second[unit] is { } b)
                pairs.Add((a + 0.0, b + 0.0));
        }
        return pairs;
    }

    private static void Check(double? value, string argument, int unit)
    {
        if (value is { } number && !double.IsFinite(number))
            throw Require.Refusal(argument, $"Rating {unit} is {number}; missing ratings are null.");
    }

    private static double Weight(KappaWeights weights, int i, int j) =>
        weights switch
        {
            KappaWeights.Linear => Math.Abs(i - j),
            KappaWeights.Quadratic => (double)(i - j) * (i - j),
            _ => i == j ? 0 : 1,
        };
}
