using System.Collections.Concurrent;
using LoraJudge.Statistics;
using LoraJudge.Statistics.Agreement;
using LoraJudge.Statistics.Resampling;

namespace LoraJudge.Web.Features.Studies.Running;

/// <summary>
/// Agreement of the judgments so far, computed anew only where there are others, and not twice within half a minute: pages ask every few
/// seconds.
/// </summary>
internal sealed class RunAgreement(TimeProvider time)
{
    /// <summary>Below it an interval says nothing.</summary>
    public const int LeastItems = 10;

    private const int Replicates = 1000;
    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<long, Kept> kept = new();

    internal AgreementFound Of(long study, RunRows rows, int raters)
    {
        var now = time.GetUtcNow();
        var stamp = (
            rows.Judgments.Count,
            rows.Judgments.Count == 0 ? default : rows.Judgments.Max(judgment => judgment.JudgedUtc),
            rows.Judgments.Sum(judgment => judgment.Score)
        );
        if (kept.TryGetValue(study, out var before) && (before.Stamp == stamp || now - before.At < KeptFor))
            return before.Found;
        var found = Compute(rows, raters);
        // The first few judgments are shown at once; many are worth waiting for.
        if (rows.Judgments.Count > Replicates)
            kept[study] = new Kept(stamp, now, found);
        return found;
    }

    private static AgreementFound Compute(RunRows rows, int raters)
    {
        var (ratings, items) = Ratings(rows, raters);
        if (items == 0)
            return new AgreementFound(Figure.Undefined("no item has two judgments yet"), null, 0);
        var alpha = KrippendorffAlpha.Compute(ratings, MeasurementLevel.Ordinal).Alpha;
        var interval =
            alpha.IsDefined && items >= LeastItems
                ? AlphaBootstrap
                    .OverUnits(
                        ratings,
                        MeasurementLevel.Ordinal,
                        new BootstrapOptions { Replicates = Replicates, MaxDegreeOfParallelism = 1 }
                    )
                    .Percentile
                : null;
        return new AgreementFound(alpha, interval, items);
    }

    /// <summary>A row a rater's place: alpha does not ask who gave which of an item's ratings.</summary>
    private static (double?[,] Ratings, int Items) Ratings(RunRows rows, int raters)
    {
        var pool = rows.Items.Where(item => item.PoolItemId is not null).ToDictionary(item => item.Id, item => item.PoolItemId!.Value);
        var items = rows
            .Judgments.Where(judgment => pool.ContainsKey(judgment.ItemId))
            .GroupBy(judgment => pool[judgment.ItemId], judgment => judgment.Score)
            .Select(item => item.ToList())
            .Where(item => item.Count > 1)
            .ToList();
        if (items.Count == 0)
            return (new double?[1, 1], 0);
        var ratings = new double?[Math.Max(raters, items.Max(item => item.Count)), items.Count];
        for (var item = 0; item < items.Count; item++)
        for (var rater = 0; rater < items[item].Count; rater++)
            ratings[rater, item] = items[item][rater];
        return (ratings, items.Count);
    }

    private sealed record Kept((int, DateTime, int) Stamp, DateTimeOffset At, AgreementFound Found);
}
