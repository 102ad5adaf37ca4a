using LoraJudge.Web.Features.Search;
using LoraJudge.Web.Hosting;
using LoraJudge.Web.Shell;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LoraJudge.Web.Features.Catalog.BackEnds;

/// <summary>The forms of the back ends' page.</summary>
internal static class BackEndEndpoints
{
    public const string Page = "/back-ends";

    /// <summary>The page shows the words that stand here beside its form.</summary>
    public static readonly object ProblemKey = new();

    /// <summary>303 to the trial, or the page with the words.</summary>
    public static async Task<IResult> TryAsync(
        HttpContext context,
        UploadReader uploads,
        BackEndTrials trials,
        CancellationToken cancellation
    )
    {
        try
        {
            var picture = await uploads.ReadAsync(context, fromPage: true, cancellation);
            var form = await context.Request.ReadFormAsync(cancellation);
            var id = trials.Start($"{form["backEnd"]}", $"{form["lora"]}".Trim(), picture);
            return new SeeOther($"{Page}?trial={id}#trial");
        }
        catch (Exception exception) when (exception is BackEndTrialException or SearchProblemException)
        {
            context.Items[ProblemKey] = exception is SearchProblemException { Problem: var problem }
                ? $"{problem.Title}. {problem.Detail}"
                : exception.Message;
            return new RazorComponentResult<App> { StatusCode = StatusCodes.Status400BadRequest, PreventStreamingRendering = true };
        }
    }

    public static async Task<IResult> CheckAsync(HttpContext context, IAntiforgery antiforgery, BackEndLooks looks)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
            return Stale();
        looks.Forget();
        return new SeeOther(Page);
    }

    public static async Task<IResult> CancelAsync(Guid id, HttpContext context, IAntiforgery antiforgery, BackEndTrials trials)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
            return Stale();
        return trials.Cancel(id) ? new SeeOther($"{Page}?trial={id}#trial") : TypedResults.NotFound();
    }

    /// <param name="what">"sample", "lines" or "picture".</param>
    public static IResult Picture(Guid id, string what, BackEndTrials trials)
    {
        var trial = trials.Find(id);
        var file = what switch
        {
            "sample" => trial?.Sample,
            "lines" => trial?.Lines,
            "picture" => trial?.Picture,
            _ => null,
        };
        return file is null ? TypedResults.NotFound() : TypedResults.Bytes(file, "image/jpeg");
    }

    private static ProblemHttpResult Stale() =>
        TypedResults.Problem(
            statusCode: StatusCodes.Status400BadRequest,
            title: SearchProblem.StaleForm.Title,
            detail: "Load the page again, then send it once more."
        );
}
