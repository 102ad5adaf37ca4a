using LoraJudge.Domain.Experiments;

namespace LoraJudge.Web.Features.Training.Runs;

/// <summary>
/// Tells from a few looks at a run how long it takes yet. What it did before the first look does not count: it may have been stopped
/// in between, and another process may run it.
/// </summary>
internal sealed class StepPace(TimeProvider time)
{
    private (TrainingState State, int Done, long At)? first;

    /// <returns>Null until something was done between two looks.</returns>
    public TimeSpan? Look(TrainingRunView run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var (done, total) = run.State == TrainingState.Preparing ? (run.Prepared, run.PreparedOf) : (run.Step, run.Steps);
        if (first is not { } start || start.State != run.State || done < start.Done)
        {
            first = (run.State, done, time.GetTimestamp());
            return null;
        }

        return done > start.Done ? time.GetElapsedTime(start.At) * ((double)(total - done) / (done - start.Done)) : null;
    }
}
