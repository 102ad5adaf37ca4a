namespace LoraJudge.Statistics.Resampling;

/// <summary>Means of resampled values, and intervals of a mean.</summary>
public static class ResampledMean
{
    /// <summary>The mean of the values with these indices, summed with compensation so that the order does not show.</summary>
    public static double Of(double[] values, ReadOnlySpan<int> indices)
    {
        var sum = new CompensatedSum();
        foreach (var index in indices)
            sum.Add(values[index]);
        return sum.Value / indices.Length;
    }

    /// <summary>Bootstrap intervals of a mean.</summary>
    /// <exception cref="ArgumentException">Empty, not finite or beyond 1e100, or bad options.</exception>
    public static BootstrapResult Bootstrap(double[] values, BootstrapOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        Require.NotEmpty(values.Length, nameof(values));
        Require.Squarable(values, nameof(values));
        return Resampling.Bootstrap.Run(values.Length, indices => Of(values, indices), options);
    }
}
