using System.Security.Claims;
using LoraJudge.Web.Features.Catalog.Pictures;
using LoraJudge.Web.Features.Judge.Taking;
using LoraJudge.Web.Hosting;

namespace LoraJudge.Web.Features.Studies.Design.Preview;

/// <summary>Answers the forms and the script of a preview; nothing is stored.</summary>
internal static class PreviewEndpoints
{
    public static IResult GoOn(long id, string form) => new SeeOther($"{Preview.Address(id)}/{Preview.After(form)}");

    /// <summary>Answers as the portal does once a score is stored.</summary>
    public static IResult Forget(int position, SavedScore score) => TypedResults.Json(score with { Position = position });

    public static IResult Complete() => TypedResults.NoContent();

    /// <summary>200 with the items; 409 with the words where there is nothing to show.</summary>
    public static async Task<IResult> ItemsAsync(
        long id,
        HttpContext context,
        ClaimsPrincipal user,
        PreviewReader reader,
        CancellationToken cancellation
    )
    {
        context.Response.Headers.CacheControl = "no-store";
        try
        {
            return await reader.ItemsAsync(user, id, cancellation) is { } block ? TypedResults.Json(block) : TypedResults.NotFound();
        }
        catch (StudyException exception)
        {
            return TypedResults.Problem(statusCode: StatusCodes.Status409Conflict, title: exception.Message, detail: exception.Message);
        }
    }

    /// <summary>To the catalogue's picture, which examples are made of.</summary>
    public static async Task<IResult> ExamplePictureAsync(
        long id,
        int number,
        string name,
        int width,
        ClaimsPrincipal user,
        PreviewReader reader,
        CancellationToken cancellation
    ) =>
        await reader.ReadAsync(user, id, cancellation) is { } view
        && Judge.Taking.StudyPictures.OfExample(view.Plan, number, name) is { } sha
            ? TypedResults.Redirect(PictureWidths.Under($"/pictures/{sha}", width))
            : TypedResults.NotFound();
}
