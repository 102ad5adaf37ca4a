using System.Security.Claims;
using LoraJudge.Web.Features.Search;
using LoraJudge.Web.Hosting;
using Microsoft.AspNetCore.Antiforgery;

namespace LoraJudge.Web.Features.Studies.Design;

/// <summary>The forms of the list of studies.</summary>
internal static class ListEndpoints
{
    public static Task<IResult> CreateAsync(
        HttpContext context,
        ClaimsPrincipal user,
        IAntiforgery antiforgery,
        DraftList studies,
        CancellationToken cancellation
    ) => AnswerAsync(context, antiforgery, async () => new SeeOther(DraftForms.Page(await studies.CreateAsync(user, cancellation))));

    public static Task<IResult> DuplicateAsync(
        long id,
        HttpContext context,
        ClaimsPrincipal user,
        IAntiforgery antiforgery,
        DraftList studies,
        CancellationToken cancellation
    ) =>
        AnswerAsync(
            context,
            antiforgery,
            async () =>
                await studies.DuplicateAsync(user, id, cancellation) is { } copy
                    ? new SeeOther(DraftForms.Page(copy))
                    : TypedResults.NotFound()
        );

    public static Task<IResult> DeleteAsync(
        long id,
        HttpContext context,
        ClaimsPrincipal user,
        IAntiforgery antiforgery,
        DraftList studies,
        CancellationToken cancellation
    ) =>
        AnswerAsync(
            context,
            antiforgery,
            async () =>
                await studies.DeleteAsync(user, id, cancellation) == DraftStanding.NotThere
                    ? TypedResults.NotFound()
                    : new SeeOther("/studies")
        );

    private static async Task<IResult> AnswerAsync(HttpContext context, IAntiforgery antiforgery, Func<Task<IResult>> work) =>
        await antiforgery.IsRequestValidAsync(context)
            ? await work()
            : TypedResults.Problem(
                statusCode: StatusCodes.Status400BadRequest,
                title: SearchProblem.StaleForm.Title,
                detail: "Load the page again, then send it once more."
            );
}
