using LoraJudge.Data;
using LoraJudge.Domain.Catalog.Building;
using LoraJudge.Web.Features.Catalog.Building.Jobs;
using LoraJudge.Web.Features.Catalog.Building.Runs;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Catalog.Building.Steps;

/// <summary>Works on one run to its end in this process, without queues; other processes may work on it as well.</summary>
internal sealed class BuildLoop(
    IDbContextFactory<LoraJudgeDbContext> contexts,
    BuildDue due,
    BuildSteps steps,
    BuildControl control,
    JobsOptions options,
    TimeProvider time
)
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(300);

    private static readonly BuildStage[] Stages = [.. JobQueues.All.SelectMany(JobQueues.StagesOf)];

    /// <summary>Returns when the run is over or paused.</summary>
    public Task RunAsync(long run, CancellationToken cancellation) =>
        Task.WhenAll(Enumerable.Range(0, options.GenerateWorkers).Select(_ => Task.Run(() => WorkAsync(run, cancellation), cancellation)));

    private async Task WorkAsync(long run, CancellationToken cancellation)
    {
        while (!await IsOverAsync(run, cancellation))
        {
            var worked = false;
            // More than one: another worker may be quicker.
            foreach (var item in await due.FindAsync(Stages, [], options.GenerateWorkers, run, cancellation))
                worked |= await steps.RunAsync(item, queue: null, cancellation);
            cancellation.ThrowIfCancellationRequested();
            if (worked)
                continue;
            await Task.Delay(Beat, time, cancellation);
            await control.SettleAsync(run, cancellation);
        }
    }

    private async Task<bool> IsOverAsync(long run, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return !await context.BuildRuns.AnyAsync(
            one => one.Id == run && one.EndedUtc == null && one.State != BuildState.Paused,
            cancellation
        );
    }
}
