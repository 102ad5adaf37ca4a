using LoraJudge.Web.Hosting;
using LoraJudge.Web.Shell;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LoraJudge.Web.Features.Search;

/// <summary>The portal's own form and the page's script.</summary>
internal static class SearchEndpoints
{
    /// <summary>The start page shows the problem that stands here.</summary>
    public static readonly object ProblemKey = new();

    public const string SearchLimit = "searches";

    /// <summary>With <c>Accept: application/json</c>: 201 and the search's address, or problem details. Else: 303, or the page with the words.</summary>
    public static async Task<IResult> SearchAsync(
        HttpContext context,
        UploadReader uploads,
        StyleSearcher searcher,
        SearchStore store,
        TimeProvider time,
        CancellationToken cancellation
    )
    {
        var timings = Time(context, time);
        try
        {
            var picture = await uploads.ReadAsync(context, fromPage: true, cancellation);
            timings.Start();
            var query = await searcher.EncodeAsync(picture, timings, cancellation);
            var code = await store.AddAsync(picture, query, cancellation);
            return Answer(context, code);
        }
        catch (Exception exception) when (SearchProblem.From(exception) is { } problem)
        {
            return Answer(context, problem);
        }
    }

    /// <summary>Removes a search at once and shows its address, which then says so.</summary>
    public static Task<IResult> RemoveAsync(
        string code,
        HttpContext context,
        IAntiforgery antiforgery,
        SearchStore store,
        CancellationToken cancellation
    ) => ChangeAsync(code, context, antiforgery, () => store.RemoveAsync(code, cancellation));

    /// <summary>Gives the picture for studies where the form's "given" is true, and takes it back where it is not.</summary>
    public static Task<IResult> GiveAsync(
        string code,
        HttpContext context,
        IAntiforgery antiforgery,
        SearchStore store,
        CancellationToken cancellation
    ) =>
        ChangeAsync(
            code,
            context,
            antiforgery,
            async () => await store.GiveAsync(code, (await context.Request.ReadFormAsync(cancellation))["given"] == "true", cancellation)
        );

    public static SearchTimings Time(HttpContext context, TimeProvider time)
    {
        var timings = new SearchTimings(time);
        context.Response.OnStarting(() =>
        {
            context.Response.Headers["Server-Timing"] = timings.ToHeader();
            return Task.CompletedTask;
        });
        return timings;
    }

    public static IResult Answer(HttpContext context, SearchProblem problem)
    {
        if (problem.RetryAfter is { } wait)
            context.Response.Headers.RetryAfter = $"{Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds))}";
        if (WantsJson(context))
            return ToProblemDetails(problem);
        context.Items[ProblemKey] = problem;
        return new RazorComponentResult<App> { StatusCode = problem.Status, PreventStreamingRendering = true };
    }

    public static ProblemHttpResult ToProblemDetails(SearchProblem problem) =>
        TypedResults.Problem(
            statusCode: problem.Status,
            title: problem.Title,
            detail: problem.Detail,
            extensions: [new("reason", problem.Reason)]
        );

    private static async Task<IResult> ChangeAsync(string code, HttpContext context, IAntiforgery antiforgery, Func<Task<bool>> change)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
            return TypedResults.Problem(statusCode: 400, title: SearchProblem.StaleForm.Title, detail: SearchProblem.StaleForm.Detail);
        return await change() ? new SeeOther($"/search/{code}") : TypedResults.NotFound();
    }

    private static IResult Answer(HttpContext context, string code)
    {
        var url = $"/search/{code}";
        return WantsJson(context) ? TypedResults.Created(url, new { id = code, url }) : new SeeOther(url);
    }

    private static bool WantsJson(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
        || context.Request.Headers.Accept.ToString().Contains("application/json", StringComparison.OrdinalIgnoreCase);
}
