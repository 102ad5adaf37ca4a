using LoraJudge.Data;
using LoraJudge.Domain.Catalog.Building;
using LoraJudge.Web.Features.Catalog.Cleansing;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Catalog.Building.Steps;

/// <summary>Takes out the pictures that the transfer left nearly as they were, by the threshold that the sample set has now.</summary>
internal sealed class CleanseStep(
    IDbContextFactory<LoraJudgeDbContext> contexts,
    CleansingMeasure measure,
    CleansingRows rows,
    BuildLeases leases
)
{
    public async Task RunAsync(BuildClaim claim, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var set = await context.BuildRuns.Where(run => run.Id == claim.RunId).Select(run => run.SampleSetId).SingleAsync(cancellation);
        // Pictures that an import brought have no mse yet.
        await measure.MeasureAsync(set, claim.ModelId, advance: null, cancellation);
        await rows.ApplyAsync(set, cancellation);
        var pictures = context.ReferenceImages.Where(picture =>
            picture.LoraModelId == claim.ModelId && picture.SampleImage.SampleSetId == set
        );
        var made = await pictures.CountAsync(cancellation);
        var removed = await pictures.CountAsync(picture => picture.RemovedByCleansing, cancellation);
        await BuildLeases
            .Mine(context, claim)
            .ExecuteUpdateAsync(
                set => set.SetProperty(item => item.Generated, made).SetProperty(item => item.Removed, removed),
                cancellation
            );
        await leases.AdvanceAsync(claim, BuildStage.Encoding, cancellation);
    }
}
