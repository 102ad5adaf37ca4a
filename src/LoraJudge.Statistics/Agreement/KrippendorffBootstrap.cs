using LoraJudge.Statistics.Resampling;

namespace LoraJudge.Statistics.Agreement;

/// <summary>
/// Krippendorff's own bootstrap, for comparison with other programs: draws M = min(25 Q, (m - 1) n / 2) pairs from the coincidences (Q
/// nonzero cells, m raters, n pairable values) and keeps the expected disagreement fixed. It takes pairs for independent, ignores that
/// they share units, and so gives intervals that are too narrow. Sources: Krippendorff (2006, 2016); criticised by Gwet (2015), Zapf et
/// al. (2016), Hughes (2022).
/// </summary>
public static class KrippendorffBootstrap
{
    /// <param name="ratings">Raters × units with at most 64 distinct values; null where a rating is missing.</param>
    /// <exception cref="ArgumentException">Bad ratings, more than 64 distinct values, or bad options.</exception>
    public static KrippendorffBootstrapResult Run(double?[,] ratings, MeasurementLevel level, BootstrapOptions? options = null)
    {
        options = (options ?? new()).Checked();
        var alpha = KrippendorffAlpha.Compute(ratings, level);
        var matrix = alpha.Coincidences ?? throw new ArgumentException("There are more than 64 distinct values.", nameof(ratings));
        if (!alpha.Alpha.IsDefined)
            return new(alpha.Alpha, 0, 0, [], [], null);
        var cells = PairCells.Of(matrix, level, alpha.ExpectedDisagreement.Value);
        var draws = Math.Max(1, Math.Floor(Math.Min(25.0 * cells.Count, (ratings.GetLength(0) - 1) * matrix.PairableValues / 2.0)));
        var raw = new double[options.Replicates];
        var corrected = new double[options.Replicates];
        ReplicateLoop.Run(
            options.Replicates,
            options.MaxDegreeOfParallelism,
            () => 0,
            (_, r) => (raw[r], corrected[r]) = cells.Draw(new(options.Seed, (ulong)r), (int)draws)
        );
        var ascending = (double[])corrected.Clone();
        Array.Sort(ascending);
        var interval = BootstrapIntervals.Percentile(ascending, options.ConfidenceLevel);
        return new(alpha.Alpha, cells.Count, (int)draws, raw, corrected, interval);
    }
}

/// <summary>What Krippendorff's bootstrap found.</summary>
/// <param name="NonzeroCells">Q, cells of the coincidence matrix that are not 0.</param>
/// <param name="Draws">M, pairs drawn per replicate.</param>
/// <param name="Uncorrected">Replicates as drawn.</param>
/// <param name="Replicates">Replicates with values below -1 set to -1, and a 1 that stems from a lack of variation set to 0.</param>
/// <param name="Interval">Percentile interval of <paramref name="Replicates"/>.</param>
public sealed record KrippendorffBootstrapResult(
    Figure Estimate,
    int NonzeroCells,
    int Draws,
    IReadOnlyList<double> Uncorrected,
    IReadOnlyList<double> Replicates,
    ConfidenceInterval? Interval
);
