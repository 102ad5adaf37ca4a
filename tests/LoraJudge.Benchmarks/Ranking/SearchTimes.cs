using System.Diagnostics;

namespace LoraJudge.Benchmarks.Ranking;

/// <summary>Milliseconds a search.</summary>
/// <param name="Median">Processor time of single searches on one thread: other work on the machine counts less than in elapsed time.</param>
/// <param name="TwoThreads">Of two threads that search side by side: elapsed time by searches.</param>
internal sealed record SearchTimes(double Median, double P99, double TwoThreads)
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(0.7);

    /// <param name="search">The search of a number.</param>
    /// <param name="count">Searches that are timed.</param>
    public static SearchTimes Measure(Action<int> search, int count, bool twoThreads)
    {
        // Compiled for speed, and everything in the caches that stays there.
        var started = Stopwatch.GetTimestamp();
        for (var number = 0; number < count && Stopwatch.GetElapsedTime(started) < WarmUp; number = (number + 1) % count)
            search(number);
        var times = new double[count];
        for (var number = 0; number < count; number++)
        {
            var before = Environment.CpuUsage.TotalTime;
            search(number);
            times[number] = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
        }

        Array.Sort(times);
        return new SearchTimes(times[count / 2], times[(count - 1) * 99 / 100], twoThreads ? SideBySide(search, count) : double.NaN);
    }

    private static double SideBySide(Action<int> search, int count)
    {
        var started = Stopwatch.GetTimestamp();
        var threads = Enumerable.Range(0, 2).Select(half => new Thread(() => Half(half))).ToArray();
        foreach (var thread in threads)
            thread.Start();
        foreach (var thread in threads)
            thread.Join();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds / count;

        void Half(int half)
        {
            for (var number = half; number < count; number += 2)
                search(number);
        }
    }
}
