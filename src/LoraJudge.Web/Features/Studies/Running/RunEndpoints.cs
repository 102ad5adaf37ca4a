using System.Globalization;
using System.Security.Claims;
using LoraJudge.Web.Features.Search;
using LoraJudge.Web.Hosting;
using LoraJudge.Web.Shell;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LoraJudge.Web.Features.Studies.Running;

/// <summary>The forms of a running study's page.</summary>
internal static class RunEndpoints
{
    /// <summary>Does what the field "do" asks for: 303 to the page, or the page again with the words.</summary>
    public static async Task<IResult> ActAsync(
        long id,
        HttpContext context,
        ClaimsPrincipal user,
        IAntiforgery antiforgery,
        StudyRunHandler handler,
        InvitationHandler invitations,
        CancellationToken cancellation
    )
    {
        if (!await antiforgery.IsRequestValidAsync(context))
            return TypedResults.Problem(statusCode: 400, title: SearchProblem.StaleForm.Title, detail: SearchProblem.StaleForm.Detail);
        var form = await context.Request.ReadFormAsync(cancellation);
        try
        {
            var (isThere, part) = $"{form["do"]}" switch
            {
                "pause" => (await handler.PauseAsync(user, id, paused: true, cancellation), "state"),
                "resume" => (await handler.PauseAsync(user, id, paused: false, cancellation), "state"),
                "close" => (await handler.CloseAsync(user, id, cancellation), "state"),
                "release" => (await handler.ReleaseAsync(user, id, Number(form, "participant"), cancellation) is not null, "participants"),
                "amend" => (await handler.AmendAsync(user, id, $"{form["text"]}", $"{form["seen"]}" == "true", cancellation), "amendments"),
                "invite" => (
                    await invitations.MakeAsync(user, id, (int)Math.Min(Number(form, "count"), int.MaxValue), cancellation),
                    "invitations"
                ),
                "take-back" => (await invitations.TakeBackAsync(user, id, cancellation), "invitations"),
                _ => throw new StudyException("The form asked for nothing that this page does: load the page again."),
            };
            return isThere ? new SeeOther(FormattableString.Invariant($"/studies/{id}/run#{part}")) : TypedResults.NotFound();
        }
        catch (StudyException exception)
        {
            return new RunAnswer(exception.Message, $"{form["text"]}").Show(context);
        }
    }

    /// <returns>0 where it is none, which no form means.</returns>
    private static long Number(IFormCollection form, string field) =>
        long.TryParse($"{form[field]}", NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}

/// <summary>What the page shows once more after a form that could not be done.</summary>
/// <param name="Amendment">As it was sent.</param>
internal sealed record RunAnswer(string Problem, string Amendment)
{
    private static readonly object Key = new();

    public static RunAnswer? Of(HttpContext? context) => context?.Items[Key] as RunAnswer;

    public IResult Show(HttpContext context)
    {
        context.Items[Key] = this;
        return new RazorComponentResult<App> { StatusCode = StatusCodes.Status400BadRequest, PreventStreamingRendering = true };
    }
}
