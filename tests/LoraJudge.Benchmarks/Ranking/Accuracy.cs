using LoraJudge.Style.Ranking;

namespace LoraJudge.Benchmarks.Ranking;

/// <summary>How much the clusters overlap, and whether rankings are the exhaustive ones.</summary>
internal static class Accuracy
{
    /// <returns>Of new pictures' own models among 100.</returns>
    public static double MeanReciprocalRank()
    {
        var clusters = new OverlappingClusters(100);
        var index = new ExhaustiveIndex([.. clusters.Models()]);
        return clusters
            .Queries(1000)
            .Index()
            .Average(query =>
                1.0 / (1 + index.Search(query.Item, 100).TakeWhile(model => model.ModelId != clusters.ModelOf(query.Index)).Count())
            );
    }

    /// <returns>Queries whose ids or scores are not those of the exhaustive ranking in double precision.</returns>
    public static int Differences(BoundedIndex index, float[][] queries, int count) =>
        queries.Count(query =>
            !index
                .SearchByBounds(
                    [
                        [query],
                    ],
                    count,
                    null
                )[0]
                .Ranking.SequenceEqual(index.ScoreAll([query], count, null))
        );
}
