using LoraJudge.Data;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Catalog.Pictures;

/// <summary>Which blobs are pictures of the catalogue, and so public; an upload is not.</summary>
internal sealed class CataloguePictures(IDbContextFactory<LoraJudgeDbContext> contexts)
{
    public static bool IsSha256(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);

    public async Task<bool> ContainsAsync(string sha256, CancellationToken cancellation)
    {
        if (!IsSha256(sha256))
            return false;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.ReferenceImages.AnyAsync(reference => reference.BlobSha256 == sha256, cancellation)
            || await context.SampleImages.AnyAsync(sample => sample.BlobSha256 == sha256, cancellation)
            || await context.LoraModels.AnyAsync(model => model.ThumbnailSha256 == sha256, cancellation);
    }
}
