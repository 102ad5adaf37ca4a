using LoraJudge.Data;
using LoraJudge.Data.Blobs;
using LoraJudge.Data.Providers;
using LoraJudge.Domain.Catalog;
using LoraJudge.Web.Features.Catalog.Uses;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Catalog.Demo;

/// <summary>Takes the demo out of the catalogue once there is something real in it.</summary>
internal sealed class DemoRemover(IDbContextFactory<LoraJudgeDbContext> contexts, BlobKeeper keeper)
{
    /// <returns>Models removed.</returns>
    /// <exception cref="ModelInUseException">Studies use them; nothing was removed.</exception>
    public async Task<int> RemoveAsync(CancellationToken cancellation)
    {
        var (removed, files) = await contexts.InTransactionAsync(RemoveRowsAsync, cancellation);
        await keeper.RemoveUnusedAsync(files, cancellation);
        return removed;
    }

    private static async Task<(int Removed, IReadOnlyList<string> Files)> RemoveRowsAsync(
        LoraJudgeDbContext context,
        CancellationToken cancellation
    )
    {
        var models = context.LoraModels.Where(model => model.IsStandIn);
        var uses = await ModelUses.FindAsync(
            context,
            context.ReferenceImages.Where(image => image.LoraModel.IsStandIn),
            models,
            cancellation
        );
        if (uses.Count > 0)
            throw new ModelInUseException("The demo stays", uses);
        var files = await FilesAsync(context, models, cancellation);
        var removed = await models.ExecuteDeleteAsync(cancellation);
        // Pictures of real models, and runs that work on the samples, need them.
        var samples = context.SampleSets.Where(set =>
            set.Name == DemoRows.SampleSetName
            && !context.ReferenceImages.Any(image => image.SampleImage.SampleSetId == set.Id)
            && !context.BuildRuns.Any(run => run.SampleSetId == set.Id && run.EndedUtc == null)
        );
        await context.BuildRuns.Where(run => samples.Any(set => set.Id == run.SampleSetId)).ExecuteDeleteAsync(cancellation);
        await samples.ExecuteDeleteAsync(cancellation);
        return (removed, files);
    }

    private static async Task<IReadOnlyList<string>> FilesAsync(
        LoraJudgeDbContext context,
        IQueryable<LoraModel> models,
        CancellationToken cancellation
    )
    {
        var pictures = await models.SelectMany(model => model.References.Select(image => image.BlobSha256)).ToListAsync(cancellation);
        var thumbnails = await models.Select(model => model.ThumbnailSha256).ToListAsync(cancellation);
        var samples = await context
            .SampleImages.Where(image => image.SampleSet.Name == DemoRows.SampleSetName)
            .Select(image => new { image.BlobSha256, image.LineDrawingSha256 })
            .ToListAsync(cancellation);
        return
        [
            .. pictures,
            .. thumbnails.OfType<string>(),
            .. samples.SelectMany(image => new[] { image.BlobSha256, image.LineDrawingSha256 }).OfType<string>(),
        ];
    }
}
