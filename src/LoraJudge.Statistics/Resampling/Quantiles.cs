namespace LoraJudge.Statistics.Resampling;

/// <summary>Sample quantiles.</summary>
public static class Quantiles
{
    /// <summary>
    /// The quantile by linear interpolation between order statistics, R's type 7: position (n - 1) p, counted from 0. Source: Hyndman and
    /// Fan (1996), The American Statistician 50, 361-365.
    /// </summary>
    /// <param name="ascending">Values in ascending order, at least one.</param>
    /// <param name="probability">From 0 to 1.</param>
    /// <exception cref="ArgumentException">No values, or a probability outside [0, 1].</exception>
    public static double Type7(ReadOnlySpan<double> ascending, double probability)
    {
        Require.NotEmpty(ascending.Length, nameof(ascending));
        Require.That(probability is >= 0 and <= 1, nameof(probability), $"It is {probability}; it must lie in [0, 1].");
        var position = (ascending.Length - 1) * probability;
        var below = (int)Math.Floor(position);
        var above = Math.Min(below + 1, ascending.Length - 1);
        var (low, high) = (ascending[below], ascending[above]);
        Require.That(low == high || double.IsFinite(high - low), nameof(ascending), $"{low} and {high} have no finite difference.");
        return Interpolate(low, high, position - below);
    }

    // Equal neighbours give exactly their value, and the result never leaves the interval between them.
    internal static double Interpolate(double low, double high, double fraction) =>
        low == high ? low : Math.Clamp(low + fraction * (high - low), low, high);
}
