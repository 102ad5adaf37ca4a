using System.Globalization;
using LoraJudge.Web.Features.Search;
using LoraJudge.Web.Hosting;
using Microsoft.AspNetCore.Antiforgery;

namespace LoraJudge.Web.Features.Judge.Live;

public static class LiveEndpoints
{
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
            async () => new SeeOther(await handler.BeginAsync(code, cancellation) ? $"/search/{code}/judge" : $"/search/{code}")
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
            async () =>
            {
                var form = await context.Request.ReadFormAsync(cancellation);
                _ = int.TryParse($"{form["score"]}", NumberStyles.None, CultureInfo.InvariantCulture, out var score);
                await handler.SaveAsync(code, position, score, cancellation);
                return new SeeOther(FormattableString.Invariant($"/search/{code}/judge#result-{position}"));
            }
        );

    /// <summary>A score by the page's script: 204, or problem details. Who has the search's code may; no cookie says who they are.</summary>
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
            return TypedResults.NoContent();
        }
        catch (JudgeException exception)
        {
            return Problem(exception);
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
            async () =>
            {
                await handler.WithdrawAsync(code, cancellation);
                return new SeeOther($"/search/{code}/judge");
            }
        );

    private static async Task<IResult> AnswerAsync(HttpContext context, IAntiforgery antiforgery, Func<Task<IResult>> work)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
            return TypedResults.Problem(statusCode: 400, title: SearchProblem.StaleForm.Title, detail: SearchProblem.StaleForm.Detail);
        try
        {
            return await work();
        }
        catch (JudgeException exception)
        {
            return Problem(exception);
        }
    }

    private static IResult Problem(JudgeException exception) =>
        TypedResults.Problem(statusCode: StatusCodes.Status409Conflict, title: "This cannot be rated now", detail: exception.Message);
}

/// <param name="Score">From 1 to 4.</param>
public sealed record LiveScore(int Score);
