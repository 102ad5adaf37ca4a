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
    public static BootstrapResult OverUnits(double?[,] ratings, MeasurementLevel level, BootstrapOptions? options = null)
    {
        var profiles = UnitProfiles.Of(ratings, level);
        return Bootstrap.Run(ratings.GetLength(1), () => new WeightedAlpha(profiles, level).Of, options);
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
        var units = ratings.GetLength(1);
        var estimate = alpha.Of(Enumerable.Range(0, units).ToArray());
        return Jackknife.Summarise(estimate, Jackknife.LeaveOneOut(units, alpha.Of), confidenceLevel);
    }

    /// <summary>All resamples of few units, see <see cref="ExactBootstrap"/>.</summary>
    /// <exception cref="ArgumentException">Bad ratings, or more units than can be enumerated.</exception>
    public static ExactBootstrapDistribution ExactOverUnits(double?[,] ratings, MeasurementLevel level)
    {
        var alpha = new WeightedAlpha(UnitProfiles.Of(ratings, level), level);
        return ExactBootstrap.Enumerate(ratings.GetLength(1), alpha.Of);
    }
}
