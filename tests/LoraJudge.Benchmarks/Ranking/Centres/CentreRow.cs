using System.Diagnostics;
using LoraJudge.Style.Ranking;

namespace LoraJudge.Benchmarks.Ranking.Centres;

/// <summary>The figures for one number of models.</summary>
internal sealed record CentreRow(string Name, int Models, double Median, int Differences)
{
    public const string Head =
        "|centres|models|plain ms|SIMD ms|FAISS ms|k=10 median|p99|scored|k=100 median|scored|× plain|× SIMD|LogMass ms, sharpness 1|0|bytes a model|build s|open s|add µs|compared, different|\n"
        + "|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|";

    public static CentreRow Measure(CentreCatalogue catalogue, string folder)
    {
        var models = catalogue.Models;
        var path = Path.Combine(folder, $"{models}.centres");
        float[][] queries = [.. Enumerable.Range(0, models >= 1_000_000 ? 200 : 1000).Select(catalogue.Query)];
        var build = Build(catalogue, path);
        var memory = GC.GetTotalMemory(forceFullCollection: true);
        CentreIndex? opened = null;
        var open = Seconds(() => opened = CentreIndexFile.Open(path).Index);
        var index = opened!;
        memory = GC.GetTotalMemory(forceFullCollection: true) - memory;
        File.Delete(path);

        var scans = new CentreScans(index);
        var few = Math.Clamp(10_000_000 / models, 5, 200);
        var (plain, simd) = (Time(few, n => scans.Plain(queries[n], 10)), Time(few, n => scans.Simd(queries[n], 10)));
        var faiss = FaissFlat.Median(catalogue, queries[..few], folder);
        var ten = SearchTimes.Measure(number => index.Search(queries[number], 10), queries.Length, twoThreads: false);
        var hundred = Time(queries.Length, number => index.Search(queries[number], 100));
        var masses = Array.ConvertAll([1.0, 0], sharpness => Time(few, number => index.LogMass(queries[number], sharpness)));
        var differences = queries.Count(query => !index.Search(query, 10).SequenceEqual(scans.Exact(query, 10)));
        RankingBenchmarks.Say(
            $"|{catalogue.Name}|{models}|{plain:F2}|{simd:F2}|{(faiss is { } time ? $"{time:F2}" : "not here")}|{ten.Median:F3}|{ten.P99:F3}|{Scored(index, queries, 10):F0}|{hundred:F3}|{Scored(index, queries, 100):F0}|{plain / ten.Median:F1}|{simd / ten.Median:F1}|{masses[0]:F2}|{masses[1]:F2}|{(double)memory / models:F0}|{build:F1}|{open:F2}|{Add(index, catalogue):F0}|{queries.Length}, {differences}|"
        );
        return new CentreRow(catalogue.Name, models, ten.Median, differences);
    }

    private static double Build(CentreCatalogue catalogue, string path)
    {
        ModelCentre[] models = [.. catalogue.All()];
        var index = CentreIndex.Empty;
        var seconds = Seconds(() => index = CentreIndex.Build(models));
        CentreIndexFile.Save(path, index, default);
        return seconds;
    }

    private static double Scored(CentreIndex index, float[][] queries, int count) =>
        queries.Take(200).Average(query => index.SearchByBounds([query], count, null)[0].Scored);

    private static double Time(int count, Action<int> search) => SearchTimes.Measure(search, count, twoThreads: false).Median;

    /// <returns>Microseconds: the median of models added one by one.</returns>
    private static double Add(CentreIndex index, CentreCatalogue catalogue)
    {
        var times = new double[200];
        for (var number = 0; number < times.Length; number++)
        {
            var model = catalogue.Model(number) with { ModelId = index.ModelCount + number };
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
