using System.Security.Claims;
using LoraJudge.Data;
using LoraJudge.Data.Blobs;
using LoraJudge.Style.Imaging;
using LoraJudge.Web.Features.Catalog.Pictures;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Studies.Design;

/// <summary>Pictures of queries and of what may become one, for those who see the study.</summary>
internal sealed class QueryThumbnail(IDbContextFactory<LoraJudgeDbContext> contexts, IBlobStore blobs, IImageDecoder decoder)
{
    public static Task<IResult> GetAsync(
        long id,
        long topicId,
        int width,
        HttpContext context,
        ClaimsPrincipal user,
        QueryThumbnail thumbnails,
        CancellationToken cancellation
    ) =>
        thumbnails.AnswerAsync(
            context,
            width,
            tables =>
                tables
                    .StudiesOf(user)
                    .Where(study => study.Id == id)
                    .SelectMany(study => tables.Topics.Where(topic => topic.StudyId == study.Id && topic.Id == topicId))
                    .Select(topic => topic.BlobSha256),
            cancellation
        );

    public static Task<IResult> GetGivenAsync(
        long id,
        long searchId,
        int width,
        HttpContext context,
        ClaimsPrincipal user,
        QueryThumbnail thumbnails,
        TimeProvider time,
        CancellationToken cancellation
    )
    {
        var now = time.GetUtcNow().UtcDateTime;
        return thumbnails.AnswerAsync(
            context,
            width,
            tables =>
                tables
                    .StudiesOf(user)
                    .Where(study => study.Id == id)
                    .SelectMany(_ => tables.Searches.Where(search => search.Id == searchId && search.GivenForStudiesUtc != null))
                    .Where(search => search.ExpiresUtc > now)
                    .Select(search => search.BlobSha256),
            cancellation
        );
    }

    private async Task<IResult> AnswerAsync(
        HttpContext context,
        int width,
        Func<LoraJudgeDbContext, IQueryable<string?>> find,
        CancellationToken cancellation
    )
    {
        if (!PictureWidths.All.Contains(width))
            return TypedResults.NotFound();
        string? sha;
        await using (var tables = await contexts.CreateDbContextAsync(cancellation))
            sha = await find(tables).SingleOrDefaultAsync(cancellation);
        return sha is null ? TypedResults.NotFound() : await PassingPicture.AnswerAsync(context, sha, width, blobs, decoder, cancellation);
    }
}
