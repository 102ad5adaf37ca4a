using LoraJudge.Web.Shell;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LoraJudge.Web.Features.Catalog.Registering;

/// <summary>What the page shows once more after a form was sent.</summary>
/// <param name="Problem">Why nothing was done; null where something was.</param>
internal sealed record RegisterAnswer(string? Problem, IReadOnlyList<Registration> Results)
{
    private static readonly object Key = new();

    public static RegisterAnswer Of(string problem) => new(problem, []);

    public static RegisterAnswer? Of(HttpContext? context) => context?.Items[Key] as RegisterAnswer;

    /// <summary>The page, which all of its forms' addresses lead to, with this on it.</summary>
    public IResult Show(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Items[Key] = this;
        context.Response.Headers.CacheControl = "no-store";
        return new RazorComponentResult<App>
        {
            StatusCode = Problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
            PreventStreamingRendering = true,
        };
    }
}

/// <summary>A registration for the page's script.</summary>
internal sealed record RegistrationJson(
    string File,
    string Outcome,
    string Words,
    IReadOnlyList<string> Notes,
    string? Name,
    string? Address
)
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
