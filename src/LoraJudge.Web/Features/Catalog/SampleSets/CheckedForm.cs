using LoraJudge.Web.Features.Search;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;

namespace LoraJudge.Web.Features.Catalog.SampleSets;

/// <summary>A form that came from a page of this portal.</summary>
internal static class CheckedForm
{
    private const int MostValues = 100_000;

    /// <summary>400 for a page that was open for too long, else what the work answers.</summary>
    public static async Task<IResult> AnswerAsync(
        HttpContext context,
        IAntiforgery antiforgery,
        Func<IFormCollection, Task<IResult>> work,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(antiforgery);
        ArgumentNullException.ThrowIfNull(work);
        // Read before the token is looked for, which would read it with limits that a long list exceeds.
        var form = context.Request.HasFormContentType
            ? await context.Request.ReadFormAsync(new FormOptions { ValueCountLimit = MostValues }, cancellation)
            : null;
        return form is not null && await antiforgery.IsRequestValidAsync(context)
            ? await work(form)
            : TypedResults.Problem(
                statusCode: StatusCodes.Status400BadRequest,
                title: SearchProblem.StaleForm.Title,
                detail: "Load the page again, then send it once more."
            );
    }
}
