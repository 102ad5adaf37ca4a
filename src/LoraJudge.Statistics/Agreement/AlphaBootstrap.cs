using LoraJudge.Statistics.Resampling;

namespace LoraJudge.Statistics.Agreement;

/// <summary>
/// Intervals of alpha by resampling units (the default when conclusions are about further units): everything, expected disagreement
/// included, is computed anew from the drawn units. Undefined replicates are dropped and counted. Sources: Efron (1979); Zapf et al.
/// (2016), BMC Medical Research Methodology 16, 93.
/// </summary>
public static class AlphaBootstrap
{
    /// <summary>Percentile and BCa intervals from resampled units.</summary>
    /// <param name="ratings">Raters × units; null where a rating is missing.</param>
    /// <exception cref="ArgumentException">Empty, NaN, infinite, negative at the ratio level, or bad options.</exception>
    public static BootstrapResult OverUnits(double?[,] ratings, MeasurementLevel level, BootstrapOptions? options = null) =>
        OverUnits(ratings, [level], options)[0];

    /// <summary>The same at several levels from the same resamples.</summary>
    /// <inheritdoc cref="OverUnits(double?[,], MeasurementLevel, BootstrapOptions?)"/>
    public static IReadOnlyList<BootstrapResult> OverUnits(
        double?[,] ratings,
        IReadOnlyList<MeasurementLevel> levels,
        BootstrapOptions? options = null
    )
    {
        ArgumentNullException.ThrowIfNull(levels);
        options = (options ?? new()).Checked();
        // Each level refuses what those before it do.
        var profiles = UnitProfiles.Of(ratings, levels.DefaultIfEmpty(MeasurementLevel.Nominal).Max());
        var replicates = levels.Select(_ => new double[options.Replicates]).ToArray();
        ReplicateLoop.Run(
            options.Replicates,
            options.MaxDegreeOfParallelism,
            () => (Weights: new int[profiles.Count], Alphas: levels.Select(level => new WeightedAlpha(profiles, level)).ToArray()),
            (scratch, r) =>
            {
                profiles.Draw(new ReplicateStream(options.Seed, (ulong)r), scratch.Weights);
                for (var level = 0; level < replicates.Length; level++)
                    replicates[level][r] = scratch.Alphas[level].OfWeights(scratch.Weights);
            }
        );
        return [.. levels.Select((level, i) => Summarise(new WeightedAlpha(profiles, level), replicates[i], options.ConfidenceLevel))];
    }

    /// <summary>Alpha of resamples that the caller has drawn.</summary>
    /// <param name="ratings">Raters × units; null where a rating is missing.</param>
    /// <param name="indices">Resamples × draws, every entry a unit.</param>
    /// <exception cref="ArgumentException">Bad ratings, or an index that is no unit.</exception>
    public static BootstrapResult OfResamples(double?[,] ratings, MeasurementLevel level, int[,] indices, double confidenceLevel = 0.95)
    {
        var alpha = new WeightedAlpha(UnitProfiles.Of(ratings, level), level);
        return Bootstrap.OfResamples(ratings.GetLength(1), indices, alpha.Of, confidenceLevel);
    }

    /// <summary>Standard error and t-interval from leaving each unit out.</summary>
    /// <exception cref="ArgumentException">Bad ratings, or a level outside (0, 1).</exception>
    public static JackknifeResult JackknifeOverUnits(double?[,] ratings, MeasurementLevel level, double confidenceLevel = 0.95)
    {
        var alpha = new WeightedAlpha(UnitProfiles.Of(ratings, level), level);
        return Jackknife.Summarise(alpha.OfAll(), alpha.LeaveOneOut(), confidenceLevel);
    }

    /// <summary>All resamples of few units, see <see cref="ExactBootstrap"/>.</summary>
    /// <exception cref="ArgumentException">Bad ratings, or more units than can be enumerated.</exception>
    public static ExactBootstrapDistribution ExactOverUnits(double?[,] ratings, MeasurementLevel level)
    {
        var alpha = new WeightedAlpha(UnitProfiles.Of(ratings, level), level);
        return ExactBootstrap.Enumerate(ratings.GetLength(1), alpha.Of);
    }

    private static BootstrapResult Summarise(WeightedAlpha alpha, double[] replicates, double confidenceLevel) =>
        Bootstrap.Summarise(alpha.OfAll(), replicates, alpha.LeaveOneOut(), confidenceLevel);
}
