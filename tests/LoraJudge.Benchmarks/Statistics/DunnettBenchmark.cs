using LoraJudge.Statistics.Comparison;

namespace LoraJudge.Benchmarks.Statistics;

/// <summary>Dunnett's test with p-values and intervals, for a control and four groups.</summary>
internal static class DunnettBenchmark
{
    public static void Run()
    {
        int[][] designs =
        [
            [200, 200, 200, 200, 200],
            [40, 40, 40, 40, 40],
            [200, 150, 90, 210, 17],
            [2, 2, 2, 2, 2],
            [20, 9000, 10_000, 2, 300],
        ];
        foreach (var sizes in designs)
        {
            var groups = Samples(sizes);
            var name = $"Dunnett, sizes {string.Join(", ", sizes)}";
            Stopwatches.Print(name, sizes[0] == 200 ? 2 : 0, () => Dunnett.Test(groups[0], groups[1..]), 201);
        }
    }

    /// <summary>Normal samples; later groups have larger means.</summary>
    public static double[][] Samples(int[] sizes)
    {
        var random = new Random(5);
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        return [.. sizes.Select((size, group) => Enumerable.Range(0, size).Select(_ => 0.08 * group + Normal()).ToArray())];
    }
}
