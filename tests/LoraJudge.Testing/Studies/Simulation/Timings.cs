using System.Collections.Concurrent;

namespace LoraJudge.Testing.Studies.Simulation;

/// <summary>Durations of one kind of request, as the client sees them. Safe for many threads.</summary>
public sealed class Timings
{
    private readonly ConcurrentBag<double> milliseconds = [];

    public int Count => milliseconds.Count;

    public double Median => Quantile(0.5);

    public double P99 => Quantile(0.99);

    public void Add(TimeSpan duration) => milliseconds.Add(duration.TotalMilliseconds);

    /// <returns>Milliseconds; not a number where there are none.</returns>
    private double Quantile(double share)
    {
        double[] sorted = [.. milliseconds.Order()];
        return sorted.Length == 0 ? double.NaN : sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))];
    }
}
