using Hangfire;
using Hangfire.Common;
using Hangfire.States;
using LoraJudge.Web.Features.Catalog.Building.Runs;
using LoraJudge.Web.Hosting.Background;

namespace LoraJudge.Web.Features.Catalog.Building.Jobs;

/// <summary>
/// Reads from the tables what is due and nudges the queues that this process works on: at its start, what a stop or a kill left unfinished;
/// later, what comes up. Few nudges are under way at a time, however much is due.
/// </summary>
internal sealed class BuildPump(
    JobStore store,
    JobsOptions options,
    BuildDue due,
    BuildControl control,
    BuildNudges nudges,
    TimeProvider time,
    ILogger<BuildPump> logger
) : PollingService(time, logger)
{
    protected override TimeSpan Beat => TimeSpan.FromSeconds(1);

    protected override string Purpose => "read what is due in the catalogue";

    protected override Task RestAsync(CancellationToken cancellation) => nudges.WaitAsync(Beat, cancellation);

    protected override async Task LookAsync(CancellationToken cancellation)
    {
        await control.SettleAllAsync(cancellation);
        foreach (var queue in options.QueueNames())
            await NudgeAsync(queue, cancellation);
    }

    private async Task NudgeAsync(string queue, CancellationToken cancellation)
    {
        var underWay = nudges.Of(queue);
        var room = (2 * options.WorkersOf(queue)) - underWay.Count;
        if (room <= 0)
            return;
        var client = new BackgroundJobClient(store.Storage);
        foreach (var item in await due.FindAsync(JobQueues.StagesOf(queue), underWay, room, run: null, cancellation))
        {
            nudges.Add(queue, item);
            // Hangfire puts a token of its own in place of this one.
            client.Create(
                Job.FromExpression<BuildJobs>(jobs => jobs.RunAsync(queue, item, CancellationToken.None)),
                new EnqueuedState(queue)
            );
        }
    }
}
