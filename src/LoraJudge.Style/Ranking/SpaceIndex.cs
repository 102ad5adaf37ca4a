using LoraJudge.Style.Encoding;
using LoraJudge.Style.Ranking.Centred;

namespace LoraJudge.Style.Ranking;

/// <summary>
/// The index of a style space, of the kind that its ranking asks for: a <see cref="BoundedIndex"/> by mean distance, a
/// <see cref="CentreIndex"/> by centre. Whoever keeps a catalogue needs no more of them.
/// </summary>
public static class SpaceIndex
{
    /// <param name="projection">Into the space; null where an encoder's vectors are in it already.</param>
    /// <param name="models">With their references in the space.</param>
    /// <exception cref="ArgumentException">As <see cref="BoundedIndex.Build"/>.</exception>
    public static IRankingIndex Build(IStyleProjection? projection, IReadOnlyCollection<ModelReferences> models) =>
        projection is CentreAdaptation adaptation ? CentreIndex.Build([.. models.Select(adaptation.ToCentre)]) : BoundedIndex.Build(models);

    /// <summary>The index with some models added, replaced or removed, as <see cref="BoundedIndex.With"/>.</summary>
    /// <param name="projection">The one that it was built with.</param>
    public static IRankingIndex With(
        this IRankingIndex index,
        IStyleProjection? projection,
        IReadOnlyCollection<ModelReferences> put,
        IReadOnlyCollection<long> removed
    ) =>
        (index, projection) switch
        {
            (CentreIndex centres, CentreAdaptation adaptation) => centres.With([.. put.Select(adaptation.ToCentre)], removed),
            (BoundedIndex bounded, not CentreAdaptation) => bounded.With(put, removed),
            _ => throw Unknown(index),
        };

    public static RankingMethod Ranking(this IRankingIndex index) =>
        index is CentreIndex ? RankingMethod.Centre : RankingMethod.MeanDistance;

    /// <summary>The callers' marks of the models, by id.</summary>
    public static IReadOnlyDictionary<long, long> Versions(this IRankingIndex index) =>
        index switch
        {
            CentreIndex centres => centres.Versions(),
            BoundedIndex bounded => bounded.Versions(),
            _ => throw Unknown(index),
        };

    /// <summary>How many pictures each model has, by id.</summary>
    public static IReadOnlyDictionary<long, int> Pictures(this IRankingIndex index) =>
        index switch
        {
            CentreIndex centres => centres.Centres().ToDictionary(model => model.ModelId, model => model.Pictures),
            BoundedIndex bounded => bounded.Models().ToDictionary(model => model.ModelId, model => model.References.Count),
            _ => throw Unknown(index),
        };

    private static ArgumentException Unknown(IRankingIndex index) =>
        new($"{index?.GetType().Name ?? "Nothing"} is no index of this style space.", nameof(index));
}
