using LoraJudge.Statistics.Comparison;

namespace LoraJudge.Benchmarks.Statistics;

/// <summary>
/// The tails of Dunnett's distribution against a second rule that shares no code with it: composite Gauss-Legendre panels in (z, log s),
/// logarithms throughout, MathNet's erfc and log-gamma.
/// </summary>
internal static class DunnettAccuracy
{
    private static readonly double[] Targets = [0.9, 0.05, 1e-9, 1e-30];
    private static readonly int[][] Shapes =
    [
        [10, 10, 10],
        [2, 2, 5],
        [2, 100, 3000],
        [10_000, 2, 2],
        [2, 10_000, 10_000],
    ];

    public static void Run()
    {
        var worst = (Error: 0.0, Where: "");
        var count = 0;
        foreach (var comparisons in new[] { 1, 4, 20 })
        foreach (var shape in Shapes)
        foreach (var degrees in new[] { 2.0, 5, 30, 2000 })
        foreach (var target in Targets)
        {
            var twoSided = count++ % 2 == 0;
            // Sizes alternate between the shape's second and third number.
            int[] groups = [.. Enumerable.Range(0, comparisons).Select(i => shape[1 + i % 2])];
            var distribution = DunnettDistribution.OfSizes(shape[0], groups, degrees);
            var t = StatisticFor(distribution, twoSided, target);
            var ours = twoSided ? distribution.TwoSidedTail(t) : distribution.UpperTail(t);
            var error = Math.Abs(ours / GaussLegendreTail.Of(shape[0], groups, degrees, t, twoSided) - 1);
            var where = $"k {comparisons}, n0 {shape[0]}, n {shape[1]}/{shape[2]}, df {degrees}, t {t:G4}, p {ours:G3}";
            worst = error > worst.Error ? (error, where) : worst;
        }
        Console.WriteLine($"{count} tails from p = 0.9 to 1e-30: largest relative difference {worst.Error:E1} at {worst.Where}");
    }

    private static double StatisticFor(DunnettDistribution distribution, bool twoSided, double target)
    {
        var (low, high) = (0.0, 1.0);
        double Tail(double t) => twoSided ? distribution.TwoSidedTail(t) : distribution.UpperTail(t);
        while (Tail(high) > target)
            high *= 2;
        for (var i = 0; i < 8; i++)
            (low, high) = Tail((low + high) / 2) > target ? ((low + high) / 2, high) : (low, (low + high) / 2);
        return high;
    }
}
