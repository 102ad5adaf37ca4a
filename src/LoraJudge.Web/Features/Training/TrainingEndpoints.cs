using LoraJudge.Style.Encoding;
using LoraJudge.Style.Training;
using LoraJudge.Web.Features.Search;
using LoraJudge.Web.Features.Training.Running;
using LoraJudge.Web.Hosting;
using LoraJudge.Web.Shell;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LoraJudge.Web.Features.Training;

/// <summary>The forms of the training pages.</summary>
internal static class TrainingEndpoints
{
    public const string Page = "/training";

    /// <summary>The page shows again the request that stands here, with what is wrong with it.</summary>
    public static readonly object RequestKey = new();

    /// <summary>303 to the new run, or the page with the words.</summary>
    public static async Task<IResult> StartAsync(
        HttpContext context,
        IAntiforgery antiforgery,
        TrainingRuns runs,
        EncoderOptions encoder,
        CancellationToken cancellation
    )
    {
        if (!await antiforgery.IsRequestValidAsync(context))
            return Stale();
        var request = TrainingRequest.Of(await context.Request.ReadFormAsync(cancellation));
        try
        {
            var set = request.SampleSet.Length == 0 ? null : request.SampleSet;
            var id = await runs.AddAsync(request.Name, request.Options(encoder), set, cancellation);
            return new SeeOther(FormattableString.Invariant($"{Page}/{id}"));
        }
        catch (TrainingException exception)
        {
            context.Items[RequestKey] = request with { Problem = exception.Message };
            return new RazorComponentResult<App> { StatusCode = StatusCodes.Status400BadRequest, PreventStreamingRendering = true };
        }
    }

    public static async Task<IResult> CancelAsync(
        long id,
        HttpContext context,
        IAntiforgery antiforgery,
        TrainingRuns runs,
        CancellationToken cancellation
    )
    {
        if (!await antiforgery.IsRequestValidAsync(context))
            return Stale();
        return await runs.CancelAsync(id, cancellation)
            ? new SeeOther(FormattableString.Invariant($"{Page}/{id}"))
            : TypedResults.NotFound();
    }

    private static ProblemHttpResult Stale() =>
        TypedResults.Problem(
            statusCode: StatusCodes.Status400BadRequest,
            title: SearchProblem.StaleForm.Title,
            detail: "Load the page again, then send it once more."
        );
}
