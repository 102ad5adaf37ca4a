using LoraJudge.Statistics.Agreement;

namespace LoraJudge.Benchmarks.Statistics;

/// <summary>Alpha of a million ordinal ratings, and the memory that it takes beyond the input.</summary>
internal static class AlphaBenchmark
{
    public static void Run()
    {
        foreach (var (raters, units) in new[] { (3, 333_333), (50, 20_000), (3, 33_333) })
        {
            var ratings = Likert(raters, units);
            Stopwatches.Print($"ordinal alpha, {raters} x {units}", 30, () => KrippendorffAlpha.Compute(ratings, MeasurementLevel.Ordinal));
            var before = GC.GetAllocatedBytesForCurrentThread();
            var alpha = KrippendorffAlpha.Compute(ratings, MeasurementLevel.Ordinal);
            Console.WriteLine($"    allocated {GC.GetAllocatedBytesForCurrentThread() - before:N0} bytes; alpha {alpha.Alpha}");
        }
    }

    /// <summary>Ratings from 1 to 4 around a common value per unit.</summary>
    public static double?[,] Likert(int raters, int units)
    {
        var random = new Random(1);
        var ratings = new double?[raters, units];
        for (var unit = 0; unit < units; unit++)
        {
            var common = random.Next(1, 5);
            for (var rater = 0; rater < raters; rater++)
                ratings[rater, unit] = random.Next(2) == 0 ? common : random.Next(1, 5);
        }
        return ratings;
    }
}
