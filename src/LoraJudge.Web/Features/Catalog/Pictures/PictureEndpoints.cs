using System.Globalization;
using LoraJudge.Style.Imaging;
using Microsoft.Net.Http.Headers;

namespace LoraJudge.Web.Features.Catalog.Pictures;

internal static class PictureEndpoints
{
    /// <summary>A catalogue picture in one of <see cref="PictureWidths.All"/>. Its address holds its hash, so it never changes.</summary>
    public static async Task<IResult> GetAsync(
        string sha256,
        int width,
        HttpContext context,
        ThumbnailCache thumbnails,
        CancellationToken cancellation
    )
    {
        try
        {
            if (await thumbnails.GetAsync(sha256, width, cancellation) is not { } path)
                return TypedResults.NotFound();
            context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
            return TypedResults.PhysicalFile(path, "image/webp", entityTag: Tag(sha256, width));
        }
        catch (ImageRejectedException)
        {
            return TypedResults.NotFound();
        }
    }

    public static EntityTagHeaderValue Tag(string sha256, int width) =>
        new(string.Create(CultureInfo.InvariantCulture, $"\"{sha256}-{width}\""));
}
