using System.Numerics.Tensors;

namespace LoraJudge.Style.Ranking.Posteriors;

/// <summary>
/// How likely each model of a catalogue that is ranked by centre made a picture, and how likely none of them did: shares that sum to 1.
/// With r the picture's distance ‖q‖ to the catalogue's mean, <see cref="Floor"/> at least, s = <see cref="Sharpness"/>/r, and d₁ the
/// distance of the nearest model: among M models, one at distance d has (1 − ε) exp(−s d²) / Σ exp(−s d_m²) + ε/M, ε being
/// <see cref="Stray"/>; and the log-odds of none are <see cref="Intercept"/> − <see cref="Nearness"/> (‖q‖² − d₁²)/r + <see cref="Norm"/> ‖q‖².
/// Each model is as likely as another beforehand, and a picture of none as likely as one of some model.
/// </summary>
/// <param name="Sharpness">Per unit of distance; not negative.</param>
/// <param name="Stray">Share of a model's pictures that look like any model's, 0 to 1.</param>
/// <param name="Floor">Pictures nearer to the mean count as if they were as far as this; positive.</param>
/// <param name="Nearness">Per unit of distance; not negative: a nearer model never makes none more likely.</param>
/// <param name="Norm">Per square of a unit; not negative: what is far from everything never becomes a model's.</param>
public sealed record StylePosterior(double Sharpness, double Stray, double Floor, double Intercept, double Nearness, double Norm)
{
    /// <param name="index">All models of the catalogue, whichever are shown: a filter says what one wants to see, not what made a picture.</param>
    /// <param name="query">In the style space.</param>
    public PictureShares Of(CentreIndex index, ReadOnlySpan<float> query)
    {
        ArgumentNullException.ThrowIfNull(index);
        return Of(index, query, index.Search(query, 1));
    }

    /// <param name="query">What was searched with.</param>
    /// <param name="ranking">The index's models, the nearest first, or as many of them as were asked for.</param>
    public PictureShares Of(CentreIndex index, ReadOnlySpan<float> query, IReadOnlyList<RankedModel> ranking)
    {
        ArgumentNullException.ThrowIfNull(index);
        if (ranking is not [var (_, nearest), ..])
            return PictureShares.Nothing;
        var norm = NormOf(query);
        return Of(norm, nearest * nearest, index.LogMass(query.ToArray(), SharpnessAt(norm), nearest), index.ModelCount);
    }

    /// <param name="norm">‖q‖².</param>
    /// <param name="nearest">d₁².</param>
    /// <param name="logMass">log Σ exp(−s d_m²).</param>
    internal PictureShares Of(double norm, double nearest, double logMass, int models)
    {
        var (near, far) = Evidence(norm, nearest, Floor);
        var none = 1 / (1 + Math.Exp(-(Intercept - (Nearness * near) + (Norm * far))));
        return new PictureShares(none, SharpnessAt(norm), logMass, Stray, models);
    }

    /// <summary>s.</summary>
    internal double SharpnessAt(double norm) => Sharpness / Radius(norm, Floor);

    internal static double NormOf(ReadOnlySpan<float> query)
    {
        var norm = (double)TensorPrimitives.Norm(query);
        return norm * norm;
    }

    /// <summary>What the log-odds of none are made of.</summary>
    internal static (double Near, double Far) Evidence(double norm, double nearest, double floor) =>
        ((norm - nearest) / Radius(norm, floor), norm);

    internal static double Radius(double norm, double floor) => Math.Max(Math.Sqrt(norm), floor);
}
