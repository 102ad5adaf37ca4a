using LoraJudge.Style.Encoding;
using LoraJudge.Style.Ranking.Posteriors;

namespace LoraJudge.Style.Ranking;

/// <summary>
/// Everything that a search needs, from one state of the catalogue and one encoder: how to bring a picture's vector into the
/// style space, the models' reference vectors there, and what a distance means among them. Immutable; swapped as a whole.
/// </summary>
/// <param name="StatisticsHash">Hash of the encoder that a query is to be encoded by.</param>
/// <param name="EncoderHash">Hash of the encoder as a whole, projection included.</param>
/// <param name="EncoderName">What a person calls it.</param>
/// <param name="Projection">Encoder's vectors → style space; null for an encoder whose vectors are there already.</param>
/// <param name="Index">The models.</param>
/// <param name="Scale">What a distance means.</param>
public sealed record StyleSnapshot(
    string StatisticsHash,
    string EncoderHash,
    string EncoderName,
    IStyleProjection? Projection,
    IRankingIndex Index,
    DistanceScale Scale
)
{
    /// <summary>What a search says of its picture; unknown where models are not ranked by centre.</summary>
    public CataloguePosterior Posterior { get; init; } = CataloguePosterior.Unknown;

    /// <summary>How models are ranked.</summary>
    public RankingMethod Ranking => RankingRule.Of(Projection).Method;

    /// <param name="vector">In the style space.</param>
    /// <returns>How likely each model made the picture; null where that cannot be believed.</returns>
    public PictureShares? Shares(ReadOnlySpan<float> vector) => Index is CentreIndex centres ? Posterior.Told?.Of(centres, vector) : null;

    /// <summary>The same without a second search.</summary>
    /// <param name="vector">In the style space.</param>
    /// <param name="ranking">What <see cref="Index"/> found for it.</param>
    public PictureShares? Shares(ReadOnlySpan<float> vector, IReadOnlyList<RankedModel> ranking) =>
        Index is CentreIndex centres ? Posterior.Told?.Of(centres, vector, ranking) : null;

    /// <summary>A vector of the encoder → the style space.</summary>
    public float[] ToStyle(float[] vector) => Projection?.Project(vector) ?? vector;
}
