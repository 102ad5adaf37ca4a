using Hangfire;
using Hangfire.Common;
using Hangfire.States;
using LoraJudge.Web.Features.Catalog.Building.Runs;

namespace LoraJudge.Web.Features.Catalog.Building.Jobs;

/// <summary>
/// Reads from the tables what is due and nudges the queues that this process works on: at its start, what a stop or a kill left unfinished;
/// later, what comes up. Few nudges are under way at a time, however much is due.
/// </summary>
public sealed partial class BuildPump(
    JobStore store,
    JobsOptions options,
    BuildDue due,
    BuildControl control,
    BuildNudges nudges,
    ILogger<BuildPump> logger
) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await control.SettleAllAsync(stoppingToken);
                foreach (var queue in options.QueueNames())
                    await NudgeAsync(queue, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                LogFailed(exception);
            }

            try
            {
                await nudges.WaitAsync(Beat, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
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

    [LoggerMessage(LogLevel.Error, "What is due in the catalogue could not be read; it is tried again.")]
    private partial void LogFailed(Exception exception);
}
