using LoraJudge.Web.Shell;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LoraJudge.Web.Features.Account;

/// <summary>What a page of this slice shows once more after a form was sent.</summary>
/// <param name="Problem">What is wrong; null where nothing is.</param>
/// <param name="Email">As it was sent.</param>
/// <param name="Notice">What was done.</param>
/// <param name="Secret">An address that is shown this once.</param>
/// <param name="Status">HTTP status; null for 400 with a problem and 200 without.</param>
internal sealed record AccountAnswer(
    string? Problem = null,
    string Email = "",
    string? Notice = null,
    string? Secret = null,
    int? Status = null
)
{
    private static readonly object Key = new();

    public static AccountAnswer? Of(HttpContext? context) => context?.Items[Key] as AccountAnswer;

    /// <summary>The page at the request's own address, with this on it.</summary>
    public IResult Show(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Items[Key] = this;
        context.Response.Headers.CacheControl = "no-store";
        return new RazorComponentResult<App>
        {
            StatusCode = Status ?? (Problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest),
            PreventStreamingRendering = true,
        };
    }
}

internal static class AccountForms
{
    /// <summary>Where signing in leads to unless something else was asked for.</summary>
    public const string Home = "/studies";

    /// <summary>Reads a form that this portal's page sent; what cannot be done is shown on the page.</summary>
    public static async Task<IResult> AnswerAsync(HttpContext context, IAntiforgery antiforgery, Func<IFormCollection, Task<IResult>> work)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
            return new AccountAnswer("The page was open for too long: try once more.").Show(context);
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        try
        {
            return await work(form);
        }
        catch (AccountException exception)
        {
            return new AccountAnswer(exception.Message, $"{form["email"]}").Show(context);
        }
    }

    /// <returns>An address of this portal: what a link from elsewhere asked for otherwise is not followed.</returns>
    public static string Local(string? address) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && !address.Any(char.IsControl) ? address : Home;
}
