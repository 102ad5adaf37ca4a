using System.Collections.Concurrent;
using Hangfire;
using Hangfire.Common;
using Hangfire.States;
using LoraJudge.Data;
using LoraJudge.Style.Encoding;
using LoraJudge.Web.Features.Catalog.Building.Jobs;
using LoraJudge.Web.Features.Catalog.Indexing;
using LoraJudge.Web.Features.Operations;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Catalog.Cleansing;

/// <summary>What takes too long for a request: measuring a set's pictures, and bringing the index in step with what is removed.</summary>
internal sealed class CleansingJobs(
    IDbContextFactory<LoraJudgeDbContext> contexts,
    CleansingMeasure measure,
    MissingVectors missing,
    CatalogueIndex index,
    IStyleEncoder encoder,
    JobStore store,
    ProgressBoard board
)
{
    private readonly ConcurrentDictionary<long, string> measuring = new();

    /// <summary>Begins to measure what of a set was not measured, unless that is under way.</summary>
    public void StartMeasuring(long setId)
    {
        if (!IsMeasuring(setId))
            measuring[setId] = Enqueue(Job.FromExpression<CleansingJobs>(jobs => jobs.MeasureAsync(setId, CancellationToken.None)));
    }

    /// <summary>What was measured until then is kept.</summary>
    public void StopMeasuring(long setId)
    {
        if (measuring.TryRemove(setId, out var job))
            new BackgroundJobClient(store.Storage).ChangeState(job, new DeletedState { Reason = "Somebody stopped it." });
    }

    public bool IsMeasuring(long setId)
    {
        if (!measuring.TryGetValue(setId, out var job))
            return false;
        using var connection = store.Storage.GetConnection();
        return connection.GetStateData(job)?.Name is "Enqueued" or "Processing";
    }

    /// <summary>What is removed no more may lack its vector; what is removed leaves the index.</summary>
    public void Follow() => Enqueue(Job.FromExpression<CleansingJobs>(jobs => jobs.FollowAsync(CancellationToken.None)));

    [AutomaticRetry(Attempts = 0)]
    public async Task MeasureAsync(long setId, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var name = await context.SampleSets.Where(set => set.Id == setId).Select(set => set.Name).SingleOrDefaultAsync(cancellation);
        if (name is null)
            return;
        var total = await CleansingMeasure.Unmeasured(context, setId).CountAsync(cancellation);
        using var progress = board.Start($"Comparing pictures of {name} with their originals", total);
        await measure.MeasureAsync(setId, model: null, progress.Advance, cancellation);
        Follow();
    }

    [AutomaticRetry(Attempts = 2)]
    public async Task FollowAsync(CancellationToken cancellation)
    {
        await missing.EncodeAsync(await encoder.ReadyAsync(cancellation), cancellation);
        await index.RefreshAsync(cancellation);
    }

    private string Enqueue(Job job) => new BackgroundJobClient(store.Storage).Create(job, new EnqueuedState(JobQueues.Default));
}
