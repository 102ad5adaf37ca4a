using LoraJudge.Data;
using LoraJudge.Data.Blobs;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Catalog.Demo;

/// <summary>Takes the demo out of the catalogue once there is something real in it.</summary>
public sealed class DemoRemover(IDbContextFactory<LoraJudgeDbContext> contexts, IBlobStore blobs)
{
    /// <returns>Models removed.</returns>
    public async Task<int> RemoveAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var pictures = await context
            .ReferenceImages.Where(image => image.LoraModel.IsStandIn)
            .Select(image => image.BlobSha256)
            .Union(
                context
                    .SampleImages.Where(image => image.SampleSet.Name == DemoRows.SampleSetName && image.BlobSha256 != null)
                    .Select(image => image.BlobSha256!)
            )
            .ToListAsync(cancellation);
        var removed = await context.LoraModels.Where(model => model.IsStandIn).ExecuteDeleteAsync(cancellation);
        await context
            .SampleSets.Where(set =>
                set.Name == DemoRows.SampleSetName && !context.ReferenceImages.Any(image => image.SampleImage.SampleSetId == set.Id)
            )
            .ExecuteDeleteAsync(cancellation);
        foreach (var sha256 in pictures)
        {
            if (!await IsUsedAsync(context, sha256, cancellation))
                await blobs.DeleteAsync(sha256, cancellation);
        }

        return removed;
    }

    private static async Task<bool> IsUsedAsync(LoraJudgeDbContext context, string sha256, CancellationToken cancellation) =>
        await context.ReferenceImages.AnyAsync(image => image.BlobSha256 == sha256, cancellation)
        || await context.SampleImages.AnyAsync(image => image.BlobSha256 == sha256, cancellation)
        || await context.Searches.AnyAsync(search => search.BlobSha256 == sha256, cancellation)
        || await context.ArtistPictures.AnyAsync(picture => picture.BlobSha256 == sha256, cancellation);
}
