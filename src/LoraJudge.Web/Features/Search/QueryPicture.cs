using LoraJudge.Data.Blobs;
using LoraJudge.Style.Imaging;
using LoraJudge.Web.Features.Catalog.Pictures;

namespace LoraJudge.Web.Features.Search;

/// <summary>The picture of a search, for those who know its address, until it is removed.</summary>
public static class QueryPicture
{
    public static async Task<IResult> GetAsync(
        string code,
        int width,
        HttpContext context,
        SearchStore store,
        IBlobStore blobs,
        IImageDecoder decoder,
        CancellationToken cancellation
    )
    {
        if (!PictureWidths.All.Contains(width) || await store.FindAsync(code, cancellation) is not { } search)
            return TypedResults.NotFound();
        if (!store.IsThere(search))
            return TypedResults.StatusCode(StatusCodes.Status410Gone);
        // Asked for each time: a copy in the browser's cache must not outlive the search.
        context.Response.Headers.CacheControl = "private, no-cache";
        var tag = PictureEndpoints.Tag(search.BlobSha256!, width);
        if (context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false)))
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        if (await blobs.GetAsync(search.BlobSha256!, cancellation) is not { } picture)
            return TypedResults.StatusCode(StatusCodes.Status410Gone);
        var thumbnail = await Task.Run(() => decoder.Thumbnail(picture, width), cancellation);
        return TypedResults.Bytes(thumbnail, "image/webp", entityTag: tag);
    }
}
