namespace LoraJudge.Web.Features.Results.Figures;

/// <summary>How scores are distributed over methods and ranks.</summary>
internal static class DistributionFigures
{
    public static RatingDistributions Compute(KeptRatings ratings, Rankings rankings)
    {
        var data = ratings.Data;
        var depth = data.Study.Depth;
        var counts = data.Methods.Select(_ => Enumerable.Range(0, depth).Select(_ => new int[data.Scores]).ToArray()).ToArray();
        for (var method = 0; method < counts.Length; method++)
        for (var topic = 0; topic < data.Topics.Count; topic++)
            foreach (var (rank, item) in rankings.Items(method, topic, depth).Index())
                for (var score = 0; item >= 0 && score < data.Scores; score++)
                    counts[method][rank][score] += ratings.Counts[item, score];
        return new RatingDistributions(
            [.. data.Methods.Select((name, method) => Of(name, null, Sum(counts[method], data.Scores)))],
            [.. data.Methods.SelectMany((name, method) => counts[method].Select((own, rank) => Of(name, rank + 1, own)))]
        );
    }

    private static int[] Sum(int[][] byRank, int scores) => [.. Enumerable.Range(0, scores).Select(score => byRank.Sum(own => own[score]))];

    private static RatingDistribution Of(string method, int? rank, int[] counts)
    {
        var all = counts.Sum();
        return new RatingDistribution(
            method,
            rank,
            counts,
            all == 0
                ? Estimate.Unknown("nobody has judged it yet")
                : Estimate.Of(counts.Select((count, score) => count * (score + 1.0)).Sum() / all)
        );
    }
}
