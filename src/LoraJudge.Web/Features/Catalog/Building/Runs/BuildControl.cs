using LoraJudge.Data;
using LoraJudge.Domain.Catalog.Building;
using LoraJudge.Web.Features.Catalog.Building.Jobs;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Catalog.Building.Runs;

/// <summary>Pauses, goes on, cancels and tries again; and says of a run what its items have made of it.</summary>
internal sealed class BuildControl(IDbContextFactory<LoraJudgeDbContext> contexts, BuildNudges nudges, TimeProvider time)
{
    /// <returns>False where there is no run of that id that could be paused.</returns>
    public Task<bool> PauseAsync(long id, CancellationToken cancellation) =>
        ChangeAsync(id, run => IsOpen(run) && !run.CancelRequested, run => run.PauseRequested = true, cancellation);

    public Task<bool> CancelAsync(long id, CancellationToken cancellation) =>
        ChangeAsync(id, IsOpen, run => (run.CancelRequested, run.PauseRequested) = (true, false), cancellation);

    /// <summary>After a pause; a wait for a back end that is away ends, too.</summary>
    public async Task<bool> ContinueAsync(long id, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await context
            .BuildItems.Where(item => item.BuildRunId == id)
            .ExecuteUpdateAsync(set => set.SetProperty(item => item.NotBeforeUtc, (DateTime?)null), cancellation);
        return await ChangeAsync(
            id,
            run => IsOpen(run) && !run.CancelRequested,
            run => (run.PauseRequested, run.State) = (false, BuildState.Running),
            cancellation
        );
    }

    /// <summary>What has failed or was cancelled is begun again; pictures that are there stay.</summary>
    public async Task<bool> RetryAsync(long id, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var again = await context
            .BuildItems.Where(item => item.BuildRunId == id && (item.Stage == BuildStage.Failed || item.Stage == BuildStage.Cancelled))
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(item => item.Stage, BuildStage.Waiting)
                        .SetProperty(item => item.Failures, 0)
                        .SetProperty(item => item.Problem, (string?)null)
                        .SetProperty(item => item.NotBeforeUtc, (DateTime?)null)
                        .SetProperty(item => item.EndedUtc, (DateTime?)null),
                cancellation
            );
        return again > 0
            && await ChangeAsync(
                id,
                _ => true,
                run =>
                {
                    (run.State, run.EndedUtc, run.Problem, run.AwaySinceUtc) = (BuildState.Running, null, null, null);
                    (run.PauseRequested, run.CancelRequested) = (false, false);
                },
                cancellation
            );
    }

    /// <summary>Says what has become of every run that is not over.</summary>
    public async Task SettleAllAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var open = await context.BuildRuns.Where(run => run.EndedUtc == null).Select(run => run.Id).ToListAsync(cancellation);
        foreach (var id in open)
            await SettleAsync(id, cancellation);
    }

    /// <summary>Once nobody works on it: paused or cancelled where that was asked for; over where every item is.</summary>
    public async Task SettleAsync(long id, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        if (await context.BuildRuns.SingleOrDefaultAsync(run => run.Id == id, cancellation) is not { EndedUtc: null } run)
            return;
        var items = context.BuildItems.Where(item => item.BuildRunId == id);
        if (await items.AnyAsync(item => item.Worker != null && item.LeaseEndsUtc >= now, cancellation))
            return;
        var left = items.Where(item =>
            item.Stage != BuildStage.Finished && item.Stage != BuildStage.Failed && item.Stage != BuildStage.Cancelled
        );
        if (run.CancelRequested)
        {
            await left.ExecuteUpdateAsync(
                set =>
                    set.SetProperty(item => item.Stage, BuildStage.Cancelled)
                        .SetProperty(item => item.Worker, (string?)null)
                        .SetProperty(item => item.EndedUtc, now),
                cancellation
            );
            (run.State, run.EndedUtc, run.Problem, run.AwaySinceUtc) = (BuildState.Cancelled, now, null, null);
        }
        else if (!await left.AnyAsync(cancellation))
        {
            var failed = await items.CountAsync(item => item.Stage == BuildStage.Failed, cancellation);
            (run.State, run.EndedUtc, run.AwaySinceUtc) = (failed > 0 ? BuildState.Failed : BuildState.Finished, now, null);
            run.Problem = failed == 0 ? null : BuildWords.Failed(failed, await items.CountAsync(cancellation));
        }
        else if (run.PauseRequested)
        {
            run.State = BuildState.Paused;
        }

        await context.SaveChangesAsync(cancellation);
    }

    private static bool IsOpen(BuildRun run) => run.EndedUtc is null;

    private async Task<bool> ChangeAsync(long id, Func<BuildRun, bool> may, Action<BuildRun> change, CancellationToken cancellation)
    {
        await using (var context = await contexts.CreateDbContextAsync(cancellation))
        {
            if (await context.BuildRuns.SingleOrDefaultAsync(run => run.Id == id, cancellation) is not { } run || !may(run))
                return false;
            change(run);
            await context.SaveChangesAsync(cancellation);
        }

        await SettleAsync(id, cancellation);
        nudges.Wake();
        return true;
    }
}
