using LoraJudge.Data.Blobs;
using LoraJudge.Style.Imaging;

namespace LoraJudge.Web.Features.Catalog.Pictures;

/// <summary>A picture that not everybody sees, or not for long.</summary>
internal static class PassingPicture
{
    /// <returns>200 with a WebP thumbnail, or 304; 410 where the file is gone.</returns>
    public static async Task<IResult> AnswerAsync(
        HttpContext context,
        string sha256,
        int width,
        IBlobStore blobs,
        IImageDecoder decoder,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(context);
        // Asked for each time: a copy in the browser's cache must not outlive the right to see it.
        context.Response.Headers.CacheControl = "private, no-cache";
        var tag = PictureEndpoints.Tag(sha256, width);
        if (context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false)))
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        if (await blobs.GetAsync(sha256, cancellation) is not { } picture)
            return TypedResults.StatusCode(StatusCodes.Status410Gone);
        var thumbnail = await Task.Run(() => decoder.Thumbnail(picture, width), cancellation);
        return TypedResults.Bytes(thumbnail, "image/webp", entityTag: tag);
    }
}
