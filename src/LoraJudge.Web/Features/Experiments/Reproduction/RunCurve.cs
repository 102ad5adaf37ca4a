using LoraJudge.Style.Training;

namespace LoraJudge.Web.Features.Experiments.Reproduction;

/// <summary>Losses of a run, as Fig. 4 draws them.</summary>
/// <param name="Steps">Every step once, ascending.</param>
/// <param name="Epochs">Every epoch once, ascending.</param>
/// <param name="PreparingSeconds">Of all starts together.</param>
/// <param name="TrainingSeconds">Of all starts together, up to the last step kept.</param>
internal sealed record RunCurve(
    IReadOnlyList<TrainingStep> Steps,
    IReadOnlyList<TrainingEpoch> Epochs,
    double PreparingSeconds,
    double TrainingSeconds
)
{
    public static RunCurve Empty { get; } = new([], [], 0, 0);
}

/// <summary>
/// Keeps a run's losses in a file. It is written at the last step of every epoch, before the trainer's checkpoint: a run that is killed
/// between the two repeats steps, which replace those in the file; none is ever missing.
/// </summary>
internal sealed class RunCurveRecorder : ITrainingWatcher
{
    private readonly string path;
    private readonly int epochs;
    private readonly TimeProvider time;
    private readonly Action<string, int, int> progress;
    private readonly RunCurve before;
    private readonly List<TrainingStep> steps;
    private readonly List<TrainingEpoch> ended;
    private readonly long started;
    private long? firstStep;

    /// <param name="epochs">Of the whole run.</param>
    /// <param name="progress">Told what is done, how much of it, and how much there is in all.</param>
    public RunCurveRecorder(string path, int epochs, TimeProvider time, Action<string, int, int> progress)
    {
        (this.path, this.epochs, this.time, this.progress) = (path, epochs, time, progress);
        before = WholeFile.ReadJson<RunCurve>(path) ?? RunCurve.Empty;
        (steps, ended) = ([.. before.Steps], [.. before.Epochs]);
        started = time.GetTimestamp();
    }

    public void Prepared(int done, int total) => progress(RunWork.PreparingPhase, done, total);

    public void Stepped(TrainingStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        firstStep ??= time.GetTimestamp();
        if (steps.Count > 0 && steps[^1].Step >= step.Step)
            steps.RemoveAll(kept => kept.Step >= step.Step);
        steps.Add(step);
        progress(RunWork.TrainingPhase, step.Step, step.Steps);
        if (step.Step % (step.Steps / epochs) == 0)
            Keep();
    }

    public void EpochEnded(TrainingEpoch epoch)
    {
        ArgumentNullException.ThrowIfNull(epoch);
        ended.RemoveAll(kept => kept.Epoch >= epoch.Epoch);
        ended.Add(epoch);
        Keep();
    }

    /// <summary>Writes what the run came to, with epochs whose end was not told to this file.</summary>
    public RunCurve Finish(IReadOnlyList<TrainingEpoch> epochs)
    {
        ended.Clear();
        ended.AddRange(epochs);
        return Keep();
    }

    private RunCurve Keep()
    {
        var preparing = firstStep is { } first ? time.GetElapsedTime(started, first) : time.GetElapsedTime(started);
        var training = firstStep is { } from ? time.GetElapsedTime(from) : TimeSpan.Zero;
        var curve = new RunCurve(
            [.. steps],
            [.. ended],
            before.PreparingSeconds + preparing.TotalSeconds,
            before.TrainingSeconds + training.TotalSeconds
        );
        WholeFile.WriteJson(path, curve);
        return curve;
    }
}
