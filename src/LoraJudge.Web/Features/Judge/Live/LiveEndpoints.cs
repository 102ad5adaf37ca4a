using System.Globalization;
using LoraJudge.Web.Features.Judge.Taking;
using LoraJudge.Web.Hosting;
using LoraJudge.Web.Shell;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LoraJudge.Web.Features.Judge.Live;

internal static class LiveEndpoints
{
    private static readonly object RefusalKey = new();

    /// <returns>What the page says about the form that was sent; null where nothing is wrong.</returns>
    public static LiveRefusal? RefusalOf(HttpContext? context) => context?.Items[RefusalKey] as LiveRefusal;

    /// <summary>The visitor consents: 303 to the page that asks them, or to the result where no study asks any more.</summary>
    public static Task<IResult> BeginAsync(
        string code,
        HttpContext context,
        IAntiforgery antiforgery,
        LiveHandler handler,
        CancellationToken cancellation
    ) =>
        AnswerAsync(
            context,
            antiforgery,
            async _ => new SeeOther(await handler.BeginAsync(code, cancellation) ? $"/search/{code}/judge" : $"/search/{code}")
        );

    /// <summary>A score without a script.</summary>
    public static Task<IResult> SaveAsync(
        string code,
        int position,
        HttpContext context,
        IAntiforgery antiforgery,
        LiveHandler handler,
        CancellationToken cancellation
    ) =>
        AnswerAsync(
            context,
            antiforgery,
            async form =>
            {
                await handler.SaveAsync(code, position, Score(form), cancellation);
                return new SeeOther(FormattableString.Invariant($"/search/{code}/judge#result-{position}"));
            },
            position
        );

    /// <summary>A score by the page's script: 200 with the position and the score, or problem details. Who has the search's code may; no cookie says who they are.</summary>
    public static async Task<IResult> PutAsync(
        string code,
        int position,
        HttpContext context,
        LiveHandler handler,
        CancellationToken cancellation
    )
    {
        var score = await JsonBody.ReadAsync<LiveScore>(context, cancellation);
        try
        {
            await handler.SaveAsync(code, position, score?.Score ?? 0, cancellation);
            return TypedResults.Json(new SavedScore(position, score?.Score ?? 0));
        }
        catch (JudgeException exception)
        {
            return JudgingEndpoints.Problem(StatusCodes.Status409Conflict, exception);
        }
    }

    /// <summary>Erases the visitor's ratings.</summary>
    public static Task<IResult> WithdrawAsync(
        string code,
        HttpContext context,
        IAntiforgery antiforgery,
        LiveHandler handler,
        CancellationToken cancellation
    ) =>
        AnswerAsync(
            context,
            antiforgery,
            async _ =>
            {
                await handler.WithdrawAsync(code, cancellation);
                return new SeeOther($"/search/{code}/judge");
            }
        );

    /// <param name="position">Of the result that the form rates; null for other forms.</param>
    private static async Task<IResult> AnswerAsync(
        HttpContext context,
        IAntiforgery antiforgery,
        Func<IFormCollection, Task<IResult>> work,
        int? position = null
    )
    {
        var isFresh = await antiforgery.IsRequestValidAsync(context);
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (!isFresh)
            return Page(context, StatusCodes.Status400BadRequest, "The page was open for too long. Do it once more.", form, position);
        try
        {
            return await work(form);
        }
        catch (JudgeException exception)
        {
            return Page(context, StatusCodes.Status409Conflict, exception.Message, form, position);
        }
    }

    /// <summary>The page again, with the words and the score that is not saved.</summary>
    private static IResult Page(HttpContext context, int status, string words, IFormCollection form, int? position)
    {
        context.Items[RefusalKey] = new LiveRefusal(words, position, Score(form));
        return new RazorComponentResult<App> { StatusCode = status, PreventStreamingRendering = true };
    }

    private static int Score(IFormCollection form) =>
        int.TryParse($"{form["score"]}", NumberStyles.None, CultureInfo.InvariantCulture, out var score) ? score : 0;
}

/// <param name="Words">What happened, and what to do.</param>
/// <param name="Position">Of the result whose score is not saved; null if it was another form.</param>
/// <param name="Score">That is not saved; 0 if none was sent.</param>
public sealed record LiveRefusal(string Words, int? Position, int Score);

/// <param name="Score">From 1 to 4.</param>
internal sealed record LiveScore(int Score);
