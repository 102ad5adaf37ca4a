using LoraJudge.Style.Encoding;
using LoraJudge.Style.Ranking;
using LoraJudge.Web.Features.Catalog.Indexing;

namespace LoraJudge.Web.Features.Studies.Opening;

/// <summary>
/// The catalogue's models, ranked for a picture that may be one of their references: such a reference does not count, since nothing is
/// found by finding the picture itself; by centre, it is taken out of its model's centre.
/// </summary>
/// <param name="references">Of all models.</param>
/// <param name="projection">To the style space; null where the vectors are in it already.</param>
internal sealed class HeldOutIndex(IReadOnlyList<ReferenceVector> references, IStyleProjection? projection)
{
    private readonly ExhaustiveIndex index = Of(references, projection);
    private readonly ILookup<long, ReferenceVector> byModel = references.ToLookup(reference => reference.ModelId);
    private readonly ILookup<string, long> withPicture = references.ToLookup(
        reference => reference.Picture,
        reference => reference.ModelId,
        StringComparer.Ordinal
    );

    /// <param name="query">The picture's vector, before the projection.</param>
    /// <param name="picture">SHA-256 of its file.</param>
    /// <param name="count">Ranks.</param>
    /// <returns>The nearest first; a score is minus the distance.</returns>
    public IReadOnlyList<ScoredModel> Search(float[] query, string picture, int count)
    {
        var vector = projection?.Project(query) ?? query;
        var own = withPicture[picture].ToHashSet();
        var others = index.Search(vector, count + own.Count).Where(model => !own.Contains(model.ModelId));
        var without = own.SelectMany(model => byModel[model]).Where(reference => reference.Picture != picture).ToList();
        return
        [
            .. Of(without, projection)
                .Search(vector, own.Count)
                .Concat(others)
                .OrderBy(model => model.Distance)
                .ThenBy(model => model.ModelId)
                .Take(count)
                .Select(model => new ScoredModel(model.ModelId, -model.Distance)),
        ];
    }

    private static ExhaustiveIndex Of(IReadOnlyList<ReferenceVector> references, IStyleProjection? projection) =>
        new([.. SnapshotBuilder.Project(projection, references).Select(RankingRule.Of(projection).Represent)]);
}
