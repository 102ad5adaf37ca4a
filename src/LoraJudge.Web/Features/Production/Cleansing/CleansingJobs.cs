using LoraJudge.Data;
using LoraJudge.Style.Encoding;
using LoraJudge.Web.Features.Catalogue.Indexing;
using LoraJudge.Web.Shared.Progress;
using LoraJudge.Web.Shared.Work;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Production.Cleansing;

/// <summary>What takes too long for a request: measuring a set's pictures, and bringing the index in step with what is removed.</summary>
internal sealed class CleansingJobs(
    WorkQueue queue,
    IDbContextFactory<LoraJudgeDbContext> contexts,
    CleansingMeasure measure,
    MissingVectors missing,
    CatalogueIndex index,
    IStyleEncoder encoder
)
{
    private static readonly WorkKind Measuring = new("cleansing")
    {
        Cancelled = "The comparison was stopped. What was compared is kept.",
        Failed = "The comparison failed; the portal's log says why. What was compared is kept: compare the rest again.",
    };

    private static readonly WorkKind Following = new("cleansed-index")
    {
        Repeats = true,
        IsQuiet = true,
        Failed = "The index does not follow what cleansing removed. The portal's log says why.",
    };

    /// <summary>The newest comparison of a set's pictures; null if there was none since the portal was started.</summary>
    public WorkItem? Of(long setId) => queue.Find(Measuring, setId);

    /// <summary>Begins to measure what of a set was not measured, unless that is under way.</summary>
    public void StartMeasuring(long setId) =>
        queue.Ask(
            Measuring,
            setId,
            "Comparing pictures with their originals",
            (progress, cancellation) => MeasureAsync(setId, progress, cancellation)
        );

    /// <summary>What is removed no more may lack its vector; what is removed leaves the index.</summary>
    public void Follow() =>
        queue.Ask(Following, "all", "Bringing the index in step with cleansing", (_, stopping) => FollowAsync(stopping));

    private async Task MeasureAsync(long setId, ProgressBoard.Scope progress, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var name = await context.SampleSets.Where(set => set.Id == setId).Select(set => set.Name).SingleOrDefaultAsync(cancellation);
        if (name is null)
            return;
        progress.Rename($"Comparing pictures of {name} with their originals");
        progress.Expect(await CleansingMeasure.Unmeasured(context, setId).CountAsync(cancellation));
        await measure.MeasureAsync(setId, model: null, progress.Advance, cancellation);
        Follow();
    }

    private async Task FollowAsync(CancellationToken cancellation)
    {
        await missing.EncodeAsync(await encoder.ReadyAsync(cancellation), cancellation);
        await index.RefreshAsync(cancellation);
    }
}
