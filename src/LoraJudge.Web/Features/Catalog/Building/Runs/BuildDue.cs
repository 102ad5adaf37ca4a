using LoraJudge.Data;
using LoraJudge.Domain.Catalog.Building;
using LoraJudge.Web.Features.Catalog.Building.Jobs;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Catalog.Building.Runs;

/// <summary>Which models of which runs can be worked on now, by this process.</summary>
internal sealed class BuildDue(IDbContextFactory<LoraJudgeDbContext> contexts, TransferBackEnds backEnds, TimeProvider time)
{
    /// <summary>Runs whose items are worked on.</summary>
    public static IQueryable<BuildRun> Workable(IQueryable<BuildRun> runs) =>
        runs.Where(run =>
            (run.State == BuildState.Waiting || run.State == BuildState.Running) && !run.PauseRequested && !run.CancelRequested
        );

    /// <summary>Items that nobody works on and that may be tried now.</summary>
    public static IQueryable<BuildItem> Free(IQueryable<BuildItem> items, DateTime now) =>
        items.Where(item =>
            (item.Worker == null || item.LeaseEndsUtc == null || item.LeaseEndsUtc < now)
            && (item.NotBeforeUtc == null || item.NotBeforeUtc <= now)
        );

    /// <param name="stages">At one of which the items are.</param>
    /// <param name="without">Ids that are left out.</param>
    /// <param name="most">How many are wanted.</param>
    /// <param name="run">Only this run's; null for all.</param>
    /// <returns>Ids, those of the oldest run first.</returns>
    public async Task<IReadOnlyList<long>> FindAsync(
        IReadOnlyList<BuildStage> stages,
        IReadOnlyCollection<long> without,
        int most,
        long? run,
        CancellationToken cancellation
    )
    {
        var now = time.GetUtcNow().UtcDateTime;
        string[] mine = [.. backEnds.All.Select(backEnd => backEnd.Backend)];
        BuildStage[] generating = [.. JobQueues.StagesOf(JobQueues.Generate)];
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await Free(context.BuildItems, now)
            .Where(item => stages.Contains(item.Stage) && !without.Contains(item.Id))
            .Where(item => run == null || item.BuildRunId == run)
            .Where(item => Workable(context.BuildRuns).Any(open => open.Id == item.BuildRunId))
            .Where(item => !generating.Contains(item.Stage) || mine.Contains(item.BuildRun.Backend))
            .OrderBy(item => item.BuildRunId)
            // What has begun comes to its end first: one model after the other becomes searchable.
            .ThenByDescending(item => item.Stage)
            .ThenBy(item => item.Id)
            .Select(item => item.Id)
            .Take(most)
            .ToListAsync(cancellation);
    }
}
