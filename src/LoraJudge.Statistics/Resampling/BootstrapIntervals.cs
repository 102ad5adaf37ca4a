using LoraJudge.Statistics.Comparison;

namespace LoraJudge.Statistics.Resampling;

/// <summary>Confidence intervals from replicates.</summary>
public static class BootstrapIntervals
{
    // Replicates that differ from the estimate by rounding only are ties: their sums were taken in another order.
    private const double TieTolerance = 1e-10;

    /// <summary>Quantiles (type 7) at (1 - level)/2 and (1 + level)/2. Source: Efron (1979).</summary>
    /// <param name="ascending">Replicates in ascending order.</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <exception cref="ArgumentException">No replicates, or a level outside (0, 1).</exception>
    public static ConfidenceInterval Percentile(ReadOnlySpan<double> ascending, double level)
    {
        Require.Probability(level, nameof(level));
        var tail = (1 - level) / 2;
        return new(Quantiles.Type7(ascending, tail), Quantiles.Type7(ascending, 1 - tail), level, IntervalMethod.Percentile);
    }

    /// <summary>
    /// Bias-corrected and accelerated interval: quantiles at Φ(z0 + (z0 + z)/(1 - a (z0 + z))), z0 from the share of replicates below the
    /// estimate (ties count half), a from the jackknife's skewness. Source: Efron (1987), JASA 82, 171-185, equations 2.3 and 6.6. Falls
    /// back to the percentile interval, and says so, where z0 is infinite or the correction leaves its range.
    /// </summary>
    /// <param name="ascending">Replicates in ascending order.</param>
    /// <param name="estimate">The statistic of the data.</param>
    /// <param name="jackknife">The statistic with each observation left out.</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <exception cref="ArgumentException">No replicates, a value that is not finite or beyond 1e100, or a level outside (0, 1).</exception>
    public static ConfidenceInterval Bca(ReadOnlySpan<double> ascending, double estimate, ReadOnlySpan<double> jackknife, double level)
    {
        Require.Squarable(ascending, nameof(ascending));
        Require.Squarable([estimate], nameof(estimate));
        Require.Squarable(jackknife, nameof(jackknife));
        var percentile = Percentile(ascending, level);
        if (ascending[0] == ascending[^1])
            return percentile with { Note = "all replicates are equal" };
        var share = ShareBelow(ascending, estimate);
        if (share is <= 0 or >= 1)
            return percentile with { Note = "all replicates lie on one side of the estimate" };
        var z0 = NormalQuantile(share);
        var (acceleration, note) = Acceleration(jackknife);
        var sorted = ascending.ToArray();
        return Corrected(p => Quantiles.Type7(sorted, p), level, z0, acceleration, note)
            ?? percentile with
            {
                Note = "the acceleration is too large for the level",
            };
    }

    internal static ConfidenceInterval? Corrected(Func<double, double> quantile, double level, double z0, double acceleration, string? note)
    {
        var z = -NormalQuantile((1 - level) / 2);
        return CorrectedProbability(z0, acceleration, -z) is { } low && CorrectedProbability(z0, acceleration, z) is { } high
            ? new(quantile(low), quantile(high), level, IntervalMethod.BiasCorrectedAccelerated, note)
            : null;
    }

    internal static double NormalQuantile(double probability) => -StudentTail.Critical(probability, double.PositiveInfinity);

    private static double? CorrectedProbability(double z0, double acceleration, double z)
    {
        var shifted = z0 + z;
        var scale = 1 - acceleration * shifted;
        return scale <= 0 ? null : NormalTail.Q(-z0 - shifted / scale);
    }

    private static double ShareBelow(ReadOnlySpan<double> replicates, double estimate)
    {
        var tolerance = TieTolerance * Math.Max(Math.Abs(estimate), replicates[^1] - replicates[0]);
        double below = 0;
        foreach (var value in replicates)
        {
            if (Math.Abs(value - estimate) <= tolerance)
                below += 0.5;
            else if (value < estimate)
                below += 1;
        }
        return below / replicates.Length;
    }

    /// <summary>a = Σ d³ / (6 (Σ d²)^(3/2)), d = mean of the jackknife values minus each of them.</summary>
    internal static (double Value, string? Note) Acceleration(ReadOnlySpan<double> jackknife)
    {
        if (jackknife.Length < 2)
            return (0, "no acceleration: too few jackknife values");
        var mean = CompensatedSum.Of(jackknife) / jackknife.Length;
        double largest = 0;
        foreach (var value in jackknife)
            largest = Math.Max(largest, Math.Abs(mean - value));
        if (largest <= 1e-14 * Math.Abs(mean) || largest == 0)
            return (0, "no acceleration: the jackknife values are all equal");
        // In units of the largest d: cubes of the values themselves would be no doubles long before their squares.
        double squares = 0;
        double cubes = 0;
        foreach (var value in jackknife)
        {
            var d = (mean - value) / largest;
            squares += d * d;
            cubes += d * d * d;
        }
        return (cubes / (6 * Math.Pow(squares, 1.5)), null);
    }
}
