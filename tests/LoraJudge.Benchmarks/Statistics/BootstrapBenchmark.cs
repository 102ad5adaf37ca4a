using LoraJudge.Statistics.Agreement;
using LoraJudge.Statistics.Resampling;

namespace LoraJudge.Benchmarks.Statistics;

/// <summary>Ten thousand resamples of the units of a study of 200 items and three raters.</summary>
internal static class BootstrapBenchmark
{
    public static void Run()
    {
        var ratings = AlphaBenchmark.Likert(3, 200);
        foreach (var level in Enum.GetValues<MeasurementLevel>())
            Stopwatches.Print($"10,000 replicates, 3 x 200, {level}", 200, () => AlphaBootstrap.OverUnits(ratings, level), 9);
        BootstrapResult With(int threads) =>
            AlphaBootstrap.OverUnits(ratings, MeasurementLevel.Ordinal, new(MaxDegreeOfParallelism: threads));
        var one = With(1);
        foreach (var threads in new[] { 2, 3, 8 })
            Console.WriteLine(
                $"replicates of {threads} threads equal those of one: {With(threads).Replicates.SequenceEqual(one.Replicates)}"
            );
        Console.WriteLine($"alpha {one.Estimate}, BCa [{one.Bca!.Lower:F4}, {one.Bca.Upper:F4}]");
    }
}
