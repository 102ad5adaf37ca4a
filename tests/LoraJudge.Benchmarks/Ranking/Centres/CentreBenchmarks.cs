using System.Globalization;

namespace LoraJudge.Benchmarks.Ranking.Centres;

/// <summary>The exact ranking by centre beside scans of all centres, in one table.</summary>
internal static class CentreBenchmarks
{
    /// <param name="args">[--models 10000,…] [--folder FOLDER] [--minute SECONDS].</param>
    public static async Task<int> RunAsync(string[] args)
    {
        var values = args.Chunk(2).ToDictionary(pair => pair[0], pair => pair[^1], StringComparer.Ordinal);
        int[] sizes = [.. values.GetValueOrDefault("--models", "10000,100000,1000000").Split(',').Select(Number)];
        var folder = Directory.CreateDirectory(values.GetValueOrDefault("--folder", Path.Combine(Path.GetTempPath(), "centres"))).FullName;
        RankingBenchmarks.Say($"{Machine.Describe()}; one thread reads {Machine.ReadingRate() / 1e9:F1} GB/s");
        RankingBenchmarks.Say($"{CentreCatalogue.Dimensions} dimensions; milliseconds of processor time on one thread");
        Console.WriteLine();
        Console.WriteLine(CentreRow.Head);
        CentreRow[] rows =
        [
            .. sizes.Select(size => CentreRow.Measure(CentreCatalogue.Families(size), folder)),
            .. sizes.Select(size => CentreRow.Measure(CentreCatalogue.Cloud(size), folder)),
        ];
        Console.WriteLine();
        foreach (var kind in rows.GroupBy(row => row.Name).Where(_ => sizes.Length > 1))
            RankingBenchmarks.Say(
                $"growth from {kind.First().Models} to {kind.Last().Models} models, {kind.Key}: M^{Math.Log(kind.Last().Median / kind.First().Median) / Math.Log((double)kind.Last().Models / kind.First().Models):F2}"
            );
        var (areRight, words) = await CentreChanges.RunAsync(TimeSpan.FromSeconds(Number(values.GetValueOrDefault("--minute", "60"))));
        Console.WriteLine(words);
        return Array.TrueForAll(rows, row => row.Differences == 0) && areRight ? 0 : 1;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
