using LoraJudge.Style.Ranking;

namespace LoraJudge.Web.Tests.Features.Search;

/// <summary>Counts how often models are ranked.</summary>
internal sealed class CountedIndex(IRankingIndex index) : IRankingIndex
{
    private int searches;

    public int Searches => searches;

    public int ModelCount => index.ModelCount;

    public int ReferenceCount => index.ReferenceCount;

    public int Dimensions => index.Dimensions;

    public IReadOnlyList<RankedModel> Search(ReadOnlySpan<float> query, int count, Predicate<ModelTraits>? filter = null)
    {
        Interlocked.Increment(ref searches);
        return index.Search(query, count, filter);
    }

    public IReadOnlyList<RankedModel> SearchTogether(IReadOnlyList<float[]> pictures, int count, Predicate<ModelTraits>? filter = null)
    {
        Interlocked.Increment(ref searches);
        return index.SearchTogether(pictures, count, filter);
    }

    public IReadOnlyList<IReadOnlyList<RankedModel>> SearchMany(
        IReadOnlyList<float[]> queries,
        int count,
        Predicate<ModelTraits>? filter = null
    )
    {
        Interlocked.Add(ref searches, queries.Count);
        return index.SearchMany(queries, count, filter);
    }
}
