using LoraJudge.Style.Encoding;
using LoraJudge.Style.Ranking.Centred;

namespace LoraJudge.Style.Ranking;

/// <summary>How an encoder's models are ranked for a picture.</summary>
public enum RankingMethod
{
    /// <summary>The paper's Eq. 3: the mean of the picture's distances to the model's references.</summary>
    MeanDistance = 0,

    /// <summary>The picture's distance to the model's centre, in a space that is adapted to the catalogue.</summary>
    Centre = 1,
}

/// <summary>A method with what it needs.</summary>
/// <param name="Shrinkage">κ of a centre n/(n+κ) · mean, in pictures; 0 for the mean itself.</param>
public readonly record struct RankingRule(RankingMethod Method, double Shrinkage = 0)
{
    public static readonly RankingRule MeanDistance = new(RankingMethod.MeanDistance);

    /// <summary>The rule of a style space.</summary>
    /// <param name="projection">Into the space; null where an encoder's vectors are in it already.</param>
    public static RankingRule Of(IStyleProjection? projection) =>
        projection is CentreAdaptation adaptation ? new(RankingMethod.Centre, adaptation.Shrinkage) : MeanDistance;

    /// <summary>What an <see cref="ExhaustiveIndex"/> has to hold of a model: its centre alone, or all of its references.</summary>
    /// <param name="model">With its references in the style space.</param>
    public ModelReferences Represent(ModelReferences model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return Method == RankingMethod.Centre ? model with { References = [ModelSum.Of(model.References).Centre(Shrinkage)] } : model;
    }
}
