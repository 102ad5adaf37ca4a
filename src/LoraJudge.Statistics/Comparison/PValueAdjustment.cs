namespace LoraJudge.Statistics.Comparison;

/// <summary>Adjustments of p-values for several tests, whatever the tests are.</summary>
public static class PValueAdjustment
{
    /// <summary>min(1, k p).</summary>
    /// <exception cref="ArgumentException">A p-value outside [0, 1].</exception>
    public static double[] Bonferroni(ReadOnlySpan<double> pValues) => Each(pValues, (p, k) => Math.Min(1, k * p));

    /// <summary>1 - (1 - p)^k, right for independent tests and safe for two-sided t tests. Source: Šidák (1967), JASA 62, 626-633.</summary>
    /// <exception cref="ArgumentException">A p-value outside [0, 1].</exception>
    public static double[] Sidak(ReadOnlySpan<double> pValues) => Each(pValues, Sidak);

    /// <summary>Step-down Bonferroni: p_(r) times k - r + 1, never below the one before. Source: Holm (1979).</summary>
    /// <exception cref="ArgumentException">A p-value outside [0, 1].</exception>
    public static double[] Holm(ReadOnlySpan<double> pValues)
    {
        var adjusted = Each(pValues, static (p, _) => p);
        var order = Enumerable.Range(0, adjusted.Length).OrderBy(i => adjusted[i]).ToArray();
        double previous = 0;
        for (var rank = 0; rank < order.Length; rank++)
        {
            previous = Math.Max(previous, Math.Min(1, (order.Length - rank) * adjusted[order[rank]]));
            adjusted[order[rank]] = previous;
        }
        return adjusted;
    }

    private static double Sidak(double p, int k)
    {
        // Near 0 the powers cancel; the binomial sum 1 - (1 - p)^k = p (1 + (1 - p) + ...) does not.
        double sum = 0;
        var power = 1.0;
        for (var i = 0; i < k; i++)
        {
            sum += power;
            power *= 1 - p;
        }
        return Math.Min(1, p * sum);
    }

    private static double[] Each(ReadOnlySpan<double> pValues, Func<double, int, double> adjust)
    {
        var adjusted = new double[pValues.Length];
        for (var i = 0; i < adjusted.Length; i++)
        {
            if (pValues[i] is not (>= 0 and <= 1))
                throw Require.Refusal(nameof(pValues), $"Value {i} is {pValues[i]}; a p-value lies in [0, 1].");
            adjusted[i] = adjust(pValues[i], adjusted.Length);
        }
        return adjusted;
    }
}
