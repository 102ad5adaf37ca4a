using System.Diagnostics;
using LoraJudge.Style.Training;

namespace LoraJudge.Benchmarks.Training;

/// <summary>Times a run's steps, and something else after each of them, so that both meet the same noise.</summary>
internal sealed class StepTimes(Action other) : ITrainingWatcher
{
    private readonly List<double> steps = [];
    private readonly List<double> others = [];
    private long since;

    public double Step => Median(steps);

    public double Other => Median(others);

    public void Prepared(int done, int total) => since = Stopwatch.GetTimestamp();

    public void Stepped(TrainingStep step)
    {
        steps.Add(Stopwatch.GetElapsedTime(since).TotalSeconds);
        var started = Stopwatch.GetTimestamp();
        other();
        others.Add(Stopwatch.GetElapsedTime(started).TotalSeconds);
        since = Stopwatch.GetTimestamp();
    }

    public void EpochEnded(TrainingEpoch epoch) => since = Stopwatch.GetTimestamp();

    /// <summary>Without the first two, which warm up.</summary>
    private static double Median(List<double> times) => times.Skip(2).Order().ElementAt((times.Count - 2) / 2);
}
