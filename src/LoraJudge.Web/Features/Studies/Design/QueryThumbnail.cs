using System.Security.Claims;
using LoraJudge.Data;
using LoraJudge.Data.Blobs;
using LoraJudge.Style.Imaging;
using LoraJudge.Web.Features.Catalog.Pictures;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Studies.Design;

/// <summary>A query's picture, for those who see its study.</summary>
public static class QueryThumbnail
{
    public static async Task<IResult> GetAsync(
        long id,
        long topicId,
        int width,
        HttpContext context,
        ClaimsPrincipal user,
        IDbContextFactory<LoraJudgeDbContext> contexts,
        IBlobStore blobs,
        IImageDecoder decoder,
        CancellationToken cancellation
    )
    {
        if (!PictureWidths.All.Contains(width) || await FindAsync(contexts, user, id, topicId, cancellation) is not { } sha)
            return TypedResults.NotFound();
        // Asked for each time: a copy in the browser's cache must not outlive the sign-in.
        context.Response.Headers.CacheControl = "private, no-cache";
        var tag = PictureEndpoints.Tag(sha, width);
        if (context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false)))
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        if (await blobs.GetAsync(sha, cancellation) is not { } picture)
            return TypedResults.NotFound();
        return TypedResults.Bytes(await Task.Run(() => decoder.Thumbnail(picture, width), cancellation), "image/webp", entityTag: tag);
    }

    private static async Task<string?> FindAsync(
        IDbContextFactory<LoraJudgeDbContext> contexts,
        ClaimsPrincipal user,
        long id,
        long topicId,
        CancellationToken cancellation
    )
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context
            .StudiesOf(user)
            .Where(study => study.Id == id)
            .SelectMany(study => context.Topics.Where(topic => topic.StudyId == study.Id && topic.Id == topicId))
            .Select(topic => topic.BlobSha256)
            .SingleOrDefaultAsync(cancellation);
    }
}
