using System.Diagnostics;

namespace LoraJudge.Benchmarks.Statistics;

/// <summary>Repeated timings; the minimum is the least disturbed one, the median the usual one.</summary>
internal static class Stopwatches
{
    public static (double Minimum, double Median) Print(string what, double limitMilliseconds, Action action, int repetitions = 31)
    {
        for (var i = 0; i < repetitions; i++)
            action();
        var times = new double[repetitions];
        for (var i = 0; i < repetitions; i++)
        {
            var start = Stopwatch.GetTimestamp();
            action();
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
        Array.Sort(times);
        var (minimum, median) = (times[0], times[repetitions / 2]);
        var verdict = limitMilliseconds <= 0 ? "" : $"  limit {limitMilliseconds} ms: {(median < limitMilliseconds ? "met" : "missed")}";
        Console.WriteLine($"{what, -52} min {minimum, 8:F3} ms  median {median, 8:F3} ms{verdict}");
        return (minimum, median);
    }
}
