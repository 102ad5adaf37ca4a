using System.Security.Claims;
using System.Text;

namespace LoraJudge.Web.Features.Results.Pictures;

/// <summary>A picture of results as a file.</summary>
internal static class PictureEndpoints
{
    /// <param name="name">Of the picture.</param>
    /// <param name="ending">"svg" or "png".</param>
    /// <param name="grade">As the page's; so are the next three.</param>
    /// <param name="v">Version of the data that the page was computed from.</param>
    public static async Task<IResult> GetAsync(
        long id,
        string name,
        string ending,
        string? grade,
        string? from,
        string? failed,
        string? fastest,
        string? v,
        HttpContext context,
        ClaimsPrincipal user,
        ResultsHandler handler,
        CancellationToken cancellation
    )
    {
        // Asked for each time: a copy in the browser's cache must not outlive the sign-in.
        context.Response.Headers.CacheControl = "private, no-cache";
        var query = new ResultsQuery(grade, from, failed, fastest);
        if (await handler.PictureAsync(user, id, name, query, v, cancellation) is not { } found)
            return TypedResults.NotFound();
        return ending == "png"
            ? TypedResults.Bytes(await Task.Run(found.ToPng, cancellation), "image/png")
            : TypedResults.Bytes(Encoding.UTF8.GetBytes(await Task.Run(found.ToSvg, cancellation)), "image/svg+xml");
    }
}
