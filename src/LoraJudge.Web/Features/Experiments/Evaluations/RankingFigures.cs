using LoraJudge.Statistics.Resampling;

namespace LoraJudge.Web.Features.Experiments.Evaluations;

/// <summary>At which rank queries find their model.</summary>
/// <param name="Queries">Queries with a rank.</param>
/// <param name="Unranked">Queries without: nothing of their model was left to compare with.</param>
/// <param name="MeanReciprocalRank">Mean of 1/rank.</param>
/// <param name="Interval">Of the mean reciprocal rank, models resampled with all their queries; null for queries of one model.</param>
/// <param name="Rank1">Share of queries whose model comes first.</param>
/// <param name="Rank10">Share of queries whose model is among the first ten.</param>
internal sealed record RankingFigures(
    int Queries,
    int Unranked,
    double MeanReciprocalRank,
    ConfidenceInterval? Interval,
    double Rank1,
    double Rank10,
    IReadOnlyList<RankBin> Histogram
)
{
    private static readonly (int From, int? To)[] Bins = [(1, 1), (2, 2), (3, 5), (6, 10), (11, 20), (21, 50), (51, null)];

    /// <param name="queries">Each with its model and rank, from 1; 0 for none.</param>
    /// <returns>Null where no query has a rank.</returns>
    public static RankingFigures? Of(IReadOnlyCollection<RankedQuery> queries, BootstrapOptions options)
    {
        ArgumentNullException.ThrowIfNull(queries);
        RankedQuery[] ranked = [.. queries.Where(query => query.Rank > 0)];
        if (ranked.Length == 0)
            return null;
        double Share(int rank) => ranked.Count(query => query.Rank <= rank) / (double)ranked.Length;
        return new RankingFigures(
            ranked.Length,
            queries.Count - ranked.Length,
            ranked.Average(query => 1.0 / query.Rank),
            ByModels(ranked, options),
            Share(1),
            Share(10),
            [.. Bins.Select(bin => new RankBin(bin.From, bin.To, ranked.Count(query => query.Rank >= bin.From && !(query.Rank > bin.To))))]
        );
    }

    /// <summary>Queries of one model are not independent: models are what is resampled.</summary>
    private static ConfidenceInterval? ByModels(RankedQuery[] ranked, BootstrapOptions options)
    {
        (double Sum, int Count)[] models =
        [
            .. ranked
                .GroupBy(query => query.Model, StringComparer.Ordinal)
                .Select(model => (model.Sum(query => 1.0 / query.Rank), model.Count())),
        ];
        return models.Length < 2 ? null : Bootstrap.Run(models.Length, indices => Mean(models, indices), options).Bca;
    }

    private static double Mean((double Sum, int Count)[] models, ReadOnlySpan<int> indices)
    {
        var (sum, count) = (0.0, 0);
        foreach (var index in indices)
            (sum, count) = (sum + models[index].Sum, count + models[index].Count);
        return sum / count;
    }
}

/// <param name="To">Last rank of the bin; null where it is open.</param>
internal readonly record struct RankBin(int From, int? To, int Count);

/// <param name="Rank">Place of the query's own model, from 1; 0 where nothing of it was left.</param>
internal readonly record struct RankedQuery(string Model, string Sample, int Rank);
