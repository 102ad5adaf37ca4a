using LoraJudge.Statistics.Resampling;

namespace LoraJudge.Statistics.Agreement;

/// <summary>
/// Resamples raters and units, for conclusions about further raters as well. A rater drawn twice agrees with itself, which pulls
/// replicates upwards; with three raters the interval says next to nothing.
/// </summary>
public static class AlphaTwoWayBootstrap
{
    /// <summary>Raters below which the interval carries a warning.</summary>
    public const int FewRaters = 10;

    /// <param name="ratings">Raters × units; null where a rating is missing.</param>
    /// <exception cref="ArgumentException">Empty, NaN, infinite, negative at the ratio level, or bad options.</exception>
    public static BootstrapResult Run(double?[,] ratings, MeasurementLevel level, BootstrapOptions? options = null)
    {
        options = (options ?? new()).Checked();
        var estimate = KrippendorffAlpha.Compute(ratings, level).Alpha;
        var replicates = new double[options.Replicates];
        ReplicateLoop.Run(
            options.Replicates,
            options.MaxDegreeOfParallelism,
            () => new double?[ratings.GetLength(0), ratings.GetLength(1)],
            (drawn, r) =>
            {
                Draw(ratings, drawn, new(options.Seed, (ulong)r));
                replicates[r] = KrippendorffAlpha.Compute(drawn, level).Alpha.ValueOrNull ?? double.NaN;
            }
        );
        var result = Bootstrap.Summarise(estimate.ValueOrNull ?? double.NaN, replicates, [], options.ConfidenceLevel);
        return ratings.GetLength(0) < FewRaters ? Warn(result) : result;
    }

    private static void Draw(double?[,] ratings, double?[,] drawn, ReplicateStream stream)
    {
        var raters = new int[ratings.GetLength(0)];
        var units = new int[ratings.GetLength(1)];
        stream.Fill(raters, raters.Length);
        stream.Fill(units, units.Length);
        for (var rater = 0; rater < raters.Length; rater++)
        for (var unit = 0; unit < units.Length; unit++)
            drawn[rater, unit] = ratings[raters[rater], units[unit]];
    }

    private static BootstrapResult Warn(BootstrapResult result)
    {
        var note = $"fewer than {FewRaters} raters were resampled: the interval is nearly useless";
        return result with { Percentile = result.Percentile is { } interval ? interval with { Note = note } : null, Bca = null };
    }
}
