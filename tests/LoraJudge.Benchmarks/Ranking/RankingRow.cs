using System.Diagnostics;
using LoraJudge.Style.Ranking;
using LoraJudge.Style.Ranking.Bounded;

namespace LoraJudge.Benchmarks.Ranking;

/// <summary>The figures for one number of models.</summary>
internal sealed record RankingRow(int Models, SearchTimes Ten, int Differences)
{
    public const string Head =
        "|models|plain ms|SIMD ms|k=10 median|p99|two threads|scored|k=100 median|p99|two threads|scored|× SIMD|× reading|bytes in memory|build s|open s|add µs|compared, different|\n"
        + "|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|";

    public static RankingRow Measure(OverlappingClusters clusters, string folder, double rate)
    {
        var models = clusters.Count;
        var path = Path.Combine(folder, $"{models}.ranking");
        var build = Seconds(() => BoundedIndexFile.Write(path, clusters.Models(), default));
        BoundedIndex? opened = null;
        var memory = GC.GetTotalMemory(forceFullCollection: true);
        var open = Seconds(() => opened = BoundedIndexFile.Open(path).Index);
        var index = opened!;
        memory = GC.GetTotalMemory(forceFullCollection: true) - memory;

        var queries = clusters.Queries(models >= 1_000_000 ? 200 : 1000);
        var scans = new ExhaustiveScans(index);
        var (plain, simd) = (Exhaustive(scans.Plain, models, queries), Exhaustive(scans.Simd, models, queries));
        var (ten, tenScored) = Bounded(index, queries, 10);
        var (hundred, hundredScored) = Bounded(index, queries, Math.Min(100, models - 1));
        var compared = models >= 1_000_000 ? 3 : 100;
        var differences = Accuracy.Differences(index, queries[..compared], 10);
        var reading = 1000.0 * models * Segment.ScannedBytes(OverlappingClusters.Dimensions) / rate;
        RankingBenchmarks.Say(
            $"|{models}|{plain:F3}|{simd:F3}|{ten.Median:F3}|{ten.P99:F3}|{ten.TwoThreads:F3}|{tenScored:F5}|{hundred.Median:F3}|{hundred.P99:F3}|{hundred.TwoThreads:F3}|{hundredScored:F5}|{simd / ten.Median:F1}|{ten.Median / reading:F2}|{(double)memory / models:F0}|{build:F1}|{open:F2}|{Add(index, clusters):F0}|{compared}, {differences}|"
        );
        File.Delete(path);
        return new RankingRow(models, ten, differences);
    }

    private static (SearchTimes Times, double Scored) Bounded(BoundedIndex index, float[][] queries, int count)
    {
        var times = SearchTimes.Measure(
            number =>
                index.SearchByBounds(
                    [
                        [queries[number]],
                    ],
                    count,
                    null
                ),
            queries.Length,
            twoThreads: true
        );
        return (
            times,
            queries
                .Take(200)
                .Average(query =>
                    index
                        .SearchByBounds(
                            [
                                [query],
                            ],
                            count,
                            null
                        )[0]
                        .Scored
                ) / index.ModelCount
        );
    }

    /// <returns>The median of as many searches as a few seconds allow.</returns>
    private static double Exhaustive(Func<float[], int, IReadOnlyList<RankedModel>> search, int models, float[][] queries) =>
        SearchTimes
            .Measure(number => search(queries[number], 10), Math.Clamp(1_000_000 / models, 3, queries.Length), twoThreads: false)
            .Median;

    /// <returns>Microseconds: the median of models added one by one.</returns>
    private static double Add(BoundedIndex index, OverlappingClusters clusters)
    {
        var times = new double[200];
        for (var number = 0; number < times.Length; number++)
        {
            var model = clusters.Model(number) with { ModelId = index.ModelCount + number };
            times[number] = 1e6 * Seconds(() => index = index.With([model], []));
        }

        return times.Order().ElementAt(times.Length / 2);
    }

    private static double Seconds(Action work)
    {
        var started = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
