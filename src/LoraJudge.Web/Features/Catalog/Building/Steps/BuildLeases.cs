using System.Globalization;
using LoraJudge.Data;
using LoraJudge.Domain.Catalog.Building;
using LoraJudge.Web.Features.Catalog.Building.Jobs;
using LoraJudge.Web.Features.Catalog.Building.Runs;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Catalog.Building.Steps;

/// <summary>
/// One worker at a time for each model of a run, in whichever process: a conditional update claims it. A worker that died lets go of it
/// when its lease ends.
/// </summary>
internal sealed class BuildLeases(
    IDbContextFactory<LoraJudgeDbContext> contexts,
    JobsOptions options,
    TimeProvider time,
    ILogger<BuildLeases> logger
)
{
    private static readonly string Process = string.Create(
        CultureInfo.InvariantCulture,
        $"{Shorten(Environment.MachineName)}/{Environment.ProcessId}"
    );

    private TimeSpan Length => TimeSpan.FromSeconds(options.LeaseSeconds);

    /// <param name="queue">At whose stages the item has to be.</param>
    /// <returns>Null where there is nothing to do for this worker.</returns>
    public async Task<BuildClaim?> TryClaimAsync(long itemId, string? queue, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var item = await context
            .BuildItems.Where(item => item.Id == itemId)
            .Select(item => new
            {
                item.Stage,
                item.BuildRunId,
                item.LoraModelId,
            })
            .SingleOrDefaultAsync(cancellation);
        if (item is null || JobQueues.Of(item.Stage) is not { Length: > 0 } needed || (queue is not null && needed != queue))
            return null;
        var stage = item.Stage == BuildStage.Waiting ? BuildStage.Generating : item.Stage;
        var now = time.GetUtcNow().UtcDateTime;
        var worker = $"{Process}/{Guid.NewGuid():N}";
        var claimed = await BuildDue
            .Free(context.BuildItems, now)
            .Where(one => one.Id == itemId && one.Stage == item.Stage)
            .Where(one => BuildDue.Workable(context.BuildRuns).Any(run => run.Id == one.BuildRunId))
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(one => one.Worker, worker)
                        .SetProperty(one => one.LeaseEndsUtc, now + Length)
                        .SetProperty(one => one.Stage, stage)
                        .SetProperty(one => one.StartedUtc, one => one.StartedUtc ?? now),
                cancellation
            );
        if (claimed == 0)
            return null;
        await context
            .BuildRuns.Where(run => run.Id == item.BuildRunId && run.State == BuildState.Waiting)
            .ExecuteUpdateAsync(
                set => set.SetProperty(run => run.State, BuildState.Running).SetProperty(run => run.StartedUtc, now),
                cancellation
            );
        return new BuildClaim(itemId, worker, stage, item.BuildRunId, item.LoraModelId);
    }

    /// <summary>Watches over a claim while it is worked on.</summary>
    public BuildWatch Watch(BuildClaim claim, CancellationToken cancellation) =>
        new(token => IsWantedAsync(claim, token), token => RenewAsync(claim, token), Length, time, logger, cancellation);

    /// <summary>Lets go of the claim and moves the item on.</summary>
    /// <exception cref="LeaseLostException">Somebody else has it.</exception>
    public async Task AdvanceAsync(BuildClaim claim, BuildStage stage, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var moved = await Mine(context, claim)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(item => item.Stage, stage)
                        .SetProperty(item => item.Worker, (string?)null)
                        .SetProperty(item => item.LeaseEndsUtc, (DateTime?)null)
                        .SetProperty(item => item.NotBeforeUtc, (DateTime?)null)
                        .SetProperty(item => item.Failures, 0),
                cancellation
            );
        if (moved == 0)
            throw new LeaseLostException();
    }

    public async Task ReleaseAsync(BuildClaim claim)
    {
        await using var context = await contexts.CreateDbContextAsync();
        await Mine(context, claim)
            .ExecuteUpdateAsync(set =>
                set.SetProperty(item => item.Worker, (string?)null).SetProperty(item => item.LeaseEndsUtc, (DateTime?)null)
            );
    }

    /// <summary>The item while the claim holds.</summary>
    public static IQueryable<BuildItem> Mine(LoraJudgeDbContext context, BuildClaim claim)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.BuildItems.Where(item => item.Id == claim.ItemId && item.Worker == claim.Worker);
    }

    private async Task<bool> IsWantedAsync(BuildClaim claim, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await Mine(context, claim)
            .AnyAsync(item => BuildDue.Workable(context.BuildRuns).Any(run => run.Id == item.BuildRunId), cancellation);
    }

    private async Task<bool> RenewAsync(BuildClaim claim, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var ends = time.GetUtcNow().UtcDateTime + Length;
        return await Mine(context, claim).ExecuteUpdateAsync(set => set.SetProperty(item => item.LeaseEndsUtc, ends), cancellation) > 0;
    }

    private static string Shorten(string name) => name.Length <= 100 ? name : name[..100];
}
