using LoraJudge.Web.Shell;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LoraJudge.Web.Features.Studies.Design;

/// <summary>What a draft's page shows once more after a form was sent.</summary>
/// <param name="Section">The form's.</param>
/// <param name="Problems">What is wrong and what to do.</param>
/// <param name="Sent">The form's values, by their fields.</param>
/// <param name="Wrong">Fields that are wrong.</param>
public sealed record DraftAnswer(
    string Section,
    IReadOnlyList<string> Problems,
    IReadOnlyDictionary<string, string> Sent,
    IReadOnlySet<string> Wrong
)
{
    private static readonly object Key = new();

    public static readonly IReadOnlyDictionary<string, string> Nothing = new Dictionary<string, string>(StringComparer.Ordinal);

    private static readonly IReadOnlySet<string> None = new HashSet<string>(StringComparer.Ordinal);

    public static DraftAnswer Of(string section, string problem, IReadOnlyDictionary<string, string>? sent = null) =>
        new(section, [problem], sent ?? Nothing, None);

    public static DraftAnswer? Of(HttpContext? context) => context?.Items[Key] as DraftAnswer;

    /// <summary>The study's page with this on it.</summary>
    public IResult Show(HttpContext context, long id)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Items[Key] = this;
        context.Response.Headers.CacheControl = "no-store";
        // The page finds itself by its address; the form was sent to one below it.
        context.Request.Path = DraftForms.Page(id);
        return new RazorComponentResult<App> { StatusCode = StatusCodes.Status400BadRequest, PreventStreamingRendering = true };
    }
}
