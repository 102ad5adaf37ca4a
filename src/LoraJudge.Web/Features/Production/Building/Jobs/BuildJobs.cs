using LoraJudge.Web.Features.Production.Building.Steps;
using LoraJudge.Web.Shared.Work;

namespace LoraJudge.Web.Features.Production.Building.Jobs;

/// <summary>
/// Works on models of runs, as many of a queue at once as the settings say. A job is only a trigger: what is left to do is read from the
/// tables, a lease there says who is at it, and done twice it changes nothing.
/// </summary>
internal sealed class BuildJobs(WorkQueue work, JobsOptions options, BuildSteps steps, BuildNudges nudges, TimeProvider time)
{
    /// <summary>After a failure that no wait of the tables' own follows, such as a full disk.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    /// <summary>Ids of the queue's items that this process works on, or soon will.</summary>
    public IReadOnlyCollection<long> UnderWay(string queue) =>
        [.. work.Of(Kind(queue)).Where(job => job.IsUnderWay).Select(job => (long)job.Subject!)];

    /// <summary>Takes one model of a run through the stage that it is at.</summary>
    /// <param name="queue">A stage of another queue is left alone.</param>
    public WorkItem Ask(string queue, long item)
    {
        var job = work.Ask(
            Kind(queue),
            item,
            FormattableString.Invariant($"Item {item} of a run"),
            (_, cancellation) => RunAsync(queue, item, cancellation),
            item
        );
        // There may be more to do, at another stage too.
        _ = job.Ended.ContinueWith(_ => nudges.Wake(), TaskScheduler.Default);
        return job;
    }

    private WorkKind Kind(string queue) =>
        new($"build-{queue}")
        {
            AtOnce = options.WorkersOf(queue),
            Kept = 0,
            IsQuiet = true,
            Failed = "It is tried again.",
        };

    private async Task RunAsync(string queue, long item, CancellationToken cancellation)
    {
        try
        {
            await steps.RunAsync(item, queue, cancellation);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The tables could not be read or written: as long as something is left to do, the pump asks again.
            await Task.Delay(Rest, time, cancellation);
            throw;
        }
    }
}
