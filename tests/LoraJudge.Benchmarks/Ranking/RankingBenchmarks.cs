using System.Globalization;
using LoraJudge.Style.Ranking.Bounded;

namespace LoraJudge.Benchmarks.Ranking;

/// <summary>The exact ranking by bounds beside exhaustive ones, from a hundred models to a million, in one table.</summary>
internal static class RankingBenchmarks
{
    private static readonly int[] Sizes = [100, 1000, 10_000, 100_000, 1_000_000];

    /// <param name="args">[--models 100,1000,…] [--family MODELS] [--folder FOLDER] [--minute SECONDS].</param>
    public static async Task<int> RunAsync(string[] args)
    {
        var values = args.Chunk(2).ToDictionary(pair => pair[0], pair => pair[^1], StringComparer.Ordinal);
        int[] sizes = values.TryGetValue("--models", out var list) ? [.. list.Split(',').Select(Number)] : Sizes;
        var folder = Directory.CreateDirectory(values.GetValueOrDefault("--folder", Path.Combine(Path.GetTempPath(), "ranking"))).FullName;
        var family = Number(values.GetValueOrDefault("--family", "100"));
        var rate = Machine.ReadingRate();
        Say($"{Machine.Describe()}; one thread reads {rate / 1e9:F1} GB/s");
        Say(
            $"{OverlappingClusters.References} references of {OverlappingClusters.Dimensions} dimensions a model; scanned {Segment.ScannedBytes(OverlappingClusters.Dimensions)} bytes a model"
        );
        Say($"MRR of the exhaustive ranking among 100 models: {Accuracy.MeanReciprocalRank():F3}");
        Console.WriteLine();
        Console.WriteLine(RankingRow.Head);
        RankingRow[] rows = [.. sizes.Select(size => RankingRow.Measure(new OverlappingClusters(size, family), folder, rate))];
        if (Array.Find(rows, row => row.Models == 10_000) is { } small && Array.Find(rows, row => row.Models == 1_000_000) is { } large)
            Say($"growth from 10,000 to 1,000,000 models: M^{Math.Log10(large.Ten.Median / small.Ten.Median) / 2:F2}");
        var (areRight, words) = await Changes.RunAsync(TimeSpan.FromSeconds(Number(values.GetValueOrDefault("--minute", "60"))));
        Console.WriteLine(words);
        return Array.TrueForAll(rows, row => row.Differences == 0) && areRight ? 0 : 1;
    }

    public static void Say(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
