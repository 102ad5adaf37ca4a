using System.Globalization;
using LoraJudge.Web.Features.Search;
using LoraJudge.Web.Hosting;
using LoraJudge.Web.Shell;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LoraJudge.Web.Features.Judge.Taking;

/// <summary>Participants' forms. Who has the code is the participant: no cookie says who they are.</summary>
internal static class TakingEndpoints
{
    private static readonly object ProblemKey = new();

    /// <returns>What the page says about the form that was sent; null where nothing is wrong.</returns>
    public static string? ProblemOf(HttpContext? context) => context?.Items[ProblemKey] as string;

    public static Task<IResult> JoinAsync(
        string invitation,
        HttpContext context,
        IAntiforgery antiforgery,
        ParticipantReader reader,
        ParticipantHandler handler,
        CancellationToken cancellation
    ) =>
        AnswerAsync(
            context,
            antiforgery,
            async form =>
            {
                if (await reader.InvitedAsync(invitation, cancellation) is not { } invited)
                    return TypedResults.NotFound();
                if (invited.Problem is { } problem)
                    throw new JudgeException(problem);
                EnsureAgreed(form);
                var code = await handler.JoinAsync(invited.Study, $"{form["version"]}", form["participant"], cancellation);
                return new SeeOther($"/judge/{code}");
            }
        );

    public static Task<IResult> ConsentAsync(
        string code,
        HttpContext context,
        IAntiforgery antiforgery,
        ParticipantHandler handler,
        CancellationToken cancellation
    ) =>
        AnswerAsync(
            context,
            antiforgery,
            async form =>
            {
                EnsureAgreed(form);
                await handler.ConsentAsync(code, $"{form["version"]}", cancellation);
                return new SeeOther($"/judge/{code}");
            }
        );

    public static Task<IResult> PractisedAsync(
        string code,
        HttpContext context,
        IAntiforgery antiforgery,
        ParticipantHandler handler,
        CancellationToken cancellation
    ) =>
        AnswerAsync(
            context,
            antiforgery,
            async _ =>
            {
                await handler.PractisedAsync(code, cancellation);
                return new SeeOther($"/judge/{code}");
            }
        );

    public static Task<IResult> AnswersAsync(
        string code,
        HttpContext context,
        IAntiforgery antiforgery,
        ParticipantHandler handler,
        CancellationToken cancellation
    ) =>
        AnswerAsync(
            context,
            antiforgery,
            async form =>
            {
                var count = form.Keys.Count(key => key.StartsWith("answer.", StringComparison.Ordinal));
                var answers = Enumerable
                    .Range(0, count)
                    .Select(number => form[string.Create(CultureInfo.InvariantCulture, $"answer.{number}")].ToString());
                await handler.AnswerAsync(code, [.. answers], cancellation);
                return new SeeOther($"/judge/{code}");
            }
        );

    public static Task<IResult> WithdrawAsync(
        string code,
        HttpContext context,
        IAntiforgery antiforgery,
        WithdrawalHandler handler,
        CancellationToken cancellation
    ) =>
        AnswerAsync(
            context,
            antiforgery,
            async form =>
            {
                if (form["confirm"] != "true")
                    throw new JudgeException("Tick the box: what is erased does not come back.");
                return new SeeOther($"/receipts/{(await handler.WithdrawAsync(code, cancellation)).Code}");
            }
        );

    private static void EnsureAgreed(IFormCollection form)
    {
        if (form["agree"] != "true")
            throw new JudgeException("Tick the box if you agree; without it you cannot take part.");
    }

    private static async Task<IResult> AnswerAsync(HttpContext context, IAntiforgery antiforgery, Func<IFormCollection, Task<IResult>> work)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
            return Page(context, SearchProblem.StaleForm.Detail);
        try
        {
            return await work(await context.Request.ReadFormAsync(context.RequestAborted));
        }
        catch (JudgeException exception)
        {
            return Page(context, exception.Message);
        }
    }

    /// <summary>The page at hand with the words.</summary>
    private static IResult Page(HttpContext context, string problem)
    {
        context.Items[ProblemKey] = problem;
        return new RazorComponentResult<App> { StatusCode = StatusCodes.Status400BadRequest, PreventStreamingRendering = true };
    }
}
