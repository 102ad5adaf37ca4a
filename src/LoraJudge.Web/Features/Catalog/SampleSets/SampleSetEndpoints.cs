using System.Globalization;
using LoraJudge.Domain.Catalog;
using LoraJudge.Web.Hosting;
using LoraJudge.Web.Shell;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LoraJudge.Web.Features.Catalog.SampleSets;

/// <summary>The forms of the sample sets' pages.</summary>
internal static class SampleSetEndpoints
{
    public const string List = "/samples";

    /// <summary>The page shows the words that stand here.</summary>
    public static readonly object ProblemKey = new();

    public static string Page(long id) => string.Create(CultureInfo.InvariantCulture, $"{List}/{id}");

    public static Task<IResult> CreateAsync(
        HttpContext context,
        IAntiforgery antiforgery,
        SampleSetRows rows,
        CancellationToken cancellation
    ) => ChangeAsync(context, antiforgery, async form => Page(await rows.CreateAsync(form["name"], cancellation)), cancellation);

    /// <summary>What the form's button says: rename, delete, or what is said of pictures.</summary>
    public static Task<IResult> ChangeAsync(
        long id,
        HttpContext context,
        IAntiforgery antiforgery,
        SampleSetRows rows,
        CancellationToken cancellation
    ) =>
        ChangeAsync(
            context,
            antiforgery,
            form =>
                form["what"].ToString() switch
                {
                    "rename" => RenameAsync(id, form, rows, cancellation),
                    "delete" => DeleteAsync(id, rows, cancellation),
                    "each" => DescribeEachAsync(id, form, rows, cancellation),
                    "remove" => RemoveAsync(id, form, rows, cancellation),
                    _ => DescribeMarkedAsync(id, form, rows, cancellation),
                },
            cancellation
        );

    private static async Task<string?> RenameAsync(long id, IFormCollection form, SampleSetRows rows, CancellationToken cancellation) =>
        await rows.RenameAsync(id, form["name"], cancellation) ? $"{Page(id)}?done=renamed" : null;

    private static async Task<string?> DeleteAsync(long id, SampleSetRows rows, CancellationToken cancellation) =>
        await rows.DeleteAsync(id, cancellation) ? $"{List}?done=deleted" : null;

    private static async Task<string?> DescribeEachAsync(long id, IFormCollection form, SampleSetRows rows, CancellationToken cancellation)
    {
        foreach (var sample in Numbers(form["sample"]))
        {
            var (category, licence) = (Category(form[$"category-{sample}"]), form[$"licence-{sample}"]);
            await rows.DescribeAsync(id, [sample], category, licence, cancellation);
        }

        return $"{Page(id)}?done=saved#pictures";
    }

    private static async Task<string?> DescribeMarkedAsync(
        long id,
        IFormCollection form,
        SampleSetRows rows,
        CancellationToken cancellation
    )
    {
        var licence = form["licence"].ToString();
        var marked = Marked(Numbers(form["marked"]));
        var said = await rows.DescribeAsync(id, marked, Category(form["category"]), licence.Length == 0 ? null : licence, cancellation);
        return $"{Page(id)}?done=marked&count={said}#pictures";
    }

    private static async Task<string?> RemoveAsync(long id, IFormCollection form, SampleSetRows rows, CancellationToken cancellation)
    {
        var (removed, kept) = await rows.RemoveAsync(id, Marked(Numbers(form["marked"])), cancellation);
        return kept.Count == 0
            ? $"{Page(id)}?done=removed&count={removed}#pictures"
            : throw new SampleSetException(
                $"{removed} removed. Models have transformed {string.Join(", ", kept)}: what they made of a sample needs it, so it stays."
            );
    }

    private static long[] Marked(long[] marked) =>
        marked.Length > 0 ? marked : throw new SampleSetException("No picture is marked: mark some first.");

    private static SampleCategory? Category(string? text) =>
        Enum.TryParse<SampleCategory>(text, out var category) && Enum.IsDefined(category) ? category : null;

    private static long[] Numbers(Microsoft.Extensions.Primitives.StringValues texts) =>
        [
            .. texts
                .Select(text => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)
                .Where(number => number > 0),
        ];

    /// <param name="work">Returns where to go; null where there is nothing of that id.</param>
    private static Task<IResult> ChangeAsync(
        HttpContext context,
        IAntiforgery antiforgery,
        Func<IFormCollection, Task<string?>> work,
        CancellationToken cancellation
    ) =>
        CheckedForm.AnswerAsync(
            context,
            antiforgery,
            async form =>
            {
                try
                {
                    return await work(form) is { } address ? new SeeOther(address) : TypedResults.NotFound();
                }
                catch (SampleSetException exception)
                {
                    context.Items[ProblemKey] = exception.Message;
                    return new RazorComponentResult<App> { StatusCode = StatusCodes.Status400BadRequest, PreventStreamingRendering = true };
                }
            },
            cancellation
        );
}
