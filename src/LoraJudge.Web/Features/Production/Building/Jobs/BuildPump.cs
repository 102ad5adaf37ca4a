using LoraJudge.Web.Features.Production.Building.Runs;
using LoraJudge.Web.Shared.Background;

namespace LoraJudge.Web.Features.Production.Building.Jobs;

/// <summary>
/// Reads from the tables what is due and asks for it on the queues that this process works on: at its start, what a stop or a kill left
/// unfinished; later, what comes up. Few items are under way at a time, however much is due.
/// </summary>
internal sealed class BuildPump(
    JobsOptions options,
    BuildDue due,
    BuildControl control,
    BuildJobs jobs,
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
            await AskAsync(queue, cancellation);
    }

    private async Task AskAsync(string queue, CancellationToken cancellation)
    {
        var underWay = jobs.UnderWay(queue);
        var room = (2 * options.WorkersOf(queue)) - underWay.Count;
        if (room <= 0)
            return;
        foreach (var item in await due.FindAsync(JobQueues.StagesOf(queue), underWay, room, run: null, cancellation))
            jobs.Ask(queue, item);
    }
}
