using LoraJudge.Data.Blobs;
using LoraJudge.Style.Imaging;
using LoraJudge.Web.Features.Catalog.Pictures;

namespace LoraJudge.Web.Features.Search;

/// <summary>The picture of a search, for those who know its address, until it is removed.</summary>
internal static class QueryPicture
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
        return store.IsThere(search)
            ? await PassingPicture.AnswerAsync(context, search.BlobSha256!, width, blobs, decoder, cancellation)
            : TypedResults.StatusCode(StatusCodes.Status410Gone);
    }
}
