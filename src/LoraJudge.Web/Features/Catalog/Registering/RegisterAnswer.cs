using LoraJudge.Web.Shell;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LoraJudge.Web.Features.Catalog.Registering;

/// <summary>What the page shows once more after a form was sent.</summary>
/// <param name="Problem">Why nothing was done; null where something was.</param>
public sealed record RegisterAnswer(string? Problem, IReadOnlyList<Registration> Results)
{
    private static readonly object Key = new();

    public static RegisterAnswer Of(string problem) => new(problem, []);

    public static RegisterAnswer? Of(HttpContext? context) => context?.Items[Key] as RegisterAnswer;

    /// <param name="page">The page's address: a form may have been sent to one below it.</param>
    public IResult Show(HttpContext context, string page)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Items[Key] = this;
        context.Response.Headers.CacheControl = "no-store";
        context.Request.Path = page;
        return new RazorComponentResult<App>
        {
            StatusCode = Problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
            PreventStreamingRendering = true,
        };
    }
}

/// <summary>A registration for the page's script.</summary>
public sealed record RegistrationJson(string File, string Outcome, string Words, IReadOnlyList<string> Notes, string? Name, string? Address)
{
    public static RegistrationJson Of(Registration registration)
    {
        ArgumentNullException.ThrowIfNull(registration);
        return new(
            registration.Label,
            registration.Outcome.ToString(),
            registration.Words,
            registration.Notes ?? [],
            registration.Model?.Name,
            registration.Model?.Address
        );
    }
}
