using LoraJudge.Web.Features.Catalog.Registering.Civitai;
using LoraJudge.Web.Features.Search;
using LoraJudge.Web.Hosting;
using LoraJudge.Web.Shell;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LoraJudge.Web.Features.Catalog.Registering.Editing;

/// <summary>The forms of a model's pages.</summary>
internal static class EditEndpoints
{
    /// <summary>Of the form's fields that hold what the others began with.</summary>
    public const string Was = "was.";

    /// <summary>303 to the model, or to the form where a correction was taken back; the form with the words where something does not do.</summary>
    public static async Task<IResult> SaveAsync(
        string slug,
        HttpContext context,
        IAntiforgery antiforgery,
        ModelEditor editor,
        CancellationToken cancellation
    )
    {
        if (!await antiforgery.IsRequestValidAsync(context))
            return Stale();
        var form = await context.Request.ReadFormAsync(cancellation);
        var was = form.Where(field => field.Key.StartsWith(Was, StringComparison.Ordinal))
            .ToDictionary(field => field.Key[Was.Length..], field => $"{field.Value}", StringComparer.Ordinal);
        // Boxes of which none is ticked send nothing.
        var sent = was.Keys.ToDictionary(name => name, name => string.Join(',', form[name].OfType<string>()), StringComparer.Ordinal);
        var takenBack = $"{form["takeBack"]}" is { Length: > 0 } field ? field : null;
        if (await editor.SaveAsync(slug, sent, was, takenBack, cancellation) is not { } problems)
            return TypedResults.NotFound();
        if (problems.Count > 0)
            return new EditAnswer(problems, sent).Show(context);
        return new SeeOther(takenBack is null ? Page(slug) : $"{Page(slug)}/edit#field-{Uri.EscapeDataString(takenBack)}");
    }

    public static Task<IResult> RetireAsync(
        string slug,
        HttpContext context,
        IAntiforgery antiforgery,
        ModelEditor editor,
        CancellationToken cancellation
    ) => AnswerAsync(slug, context, antiforgery, () => editor.SetRetiredAsync(slug, isRetired: true, cancellation));

    public static Task<IResult> BringBackAsync(
        string slug,
        HttpContext context,
        IAntiforgery antiforgery,
        ModelEditor editor,
        CancellationToken cancellation
    ) => AnswerAsync(slug, context, antiforgery, () => editor.SetRetiredAsync(slug, isRetired: false, cancellation));

    /// <summary>Asks Civitai anew and shows what it says above the form.</summary>
    public static async Task<IResult> LookUpAsync(
        string slug,
        HttpContext context,
        IAntiforgery antiforgery,
        ModelEditor editor,
        CivitaiLookup civitai,
        CancellationToken cancellation
    )
    {
        if (!await antiforgery.IsRequestValidAsync(context))
            return Stale();
        if (await editor.IdOfAsync(slug, cancellation) is not { } id)
            return TypedResults.NotFound();
        var told = await civitai.LookUpAsync([id], anew: true, cancellation);
        var words = told.TryGetValue(id, out var word) ? word.Words : "Looking up needs the SHA-256 of the model's file.";
        return new EditAnswer(EditAnswer.Nothing, null, words).Show(context);
    }

    private static string Page(string slug) => $"/models/{Uri.EscapeDataString(slug)}";

    private static async Task<IResult> AnswerAsync(string slug, HttpContext context, IAntiforgery antiforgery, Func<Task<bool>> change)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
            return Stale();
        return await change() ? new SeeOther(Page(slug)) : TypedResults.NotFound();
    }

    private static ProblemHttpResult Stale() =>
        TypedResults.Problem(
            statusCode: StatusCodes.Status400BadRequest,
            title: SearchProblem.StaleForm.Title,
            detail: "Load the page again, then send it once more."
        );
}

/// <summary>What the form shows once more after it was sent.</summary>
/// <param name="Problems">By field.</param>
/// <param name="Sent">Its texts; null for the model's own.</param>
/// <param name="Notice">What was done; null where nothing was.</param>
internal sealed record EditAnswer(
    IReadOnlyDictionary<string, string> Problems,
    IReadOnlyDictionary<string, string>? Sent,
    string? Notice = null
)
{
    private static readonly object Key = new();

    public static IReadOnlyDictionary<string, string> Nothing { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public static EditAnswer? Of(HttpContext? context) => context?.Items[Key] as EditAnswer;

    public IResult Show(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Items[Key] = this;
        context.Response.Headers.CacheControl = "no-store";
        return new RazorComponentResult<App>
        {
            StatusCode = Problems.Count > 0 ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK,
            PreventStreamingRendering = true,
        };
    }
}
