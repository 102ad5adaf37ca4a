using LoraJudge.Web.Features.Catalog.Building.Runs;
using LoraJudge.Web.Features.Catalog.SampleSets;
using LoraJudge.Web.Hosting;
using LoraJudge.Web.Shell;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LoraJudge.Web.Features.Catalog.Building;

/// <summary>The forms of the building pages.</summary>
internal static class BuildEndpoints
{
    public const string List = "/building";

    /// <summary>The page shows again the form that stands here, with what is wrong with it.</summary>
    public static readonly object FormKey = new();

    public static string Page(long id) => FormattableString.Invariant($"{List}/{id}");

    /// <summary>303 to the new run, or the page with the words.</summary>
    public static Task<IResult> StartAsync(
        HttpContext context,
        IAntiforgery antiforgery,
        BuildStarter starter,
        CancellationToken cancellation
    ) =>
        CheckedForm.AnswerAsync(
            context,
            antiforgery,
            async fields =>
            {
                var form = BuildForm.Of(fields);
                try
                {
                    return new SeeOther(Page(await starter.StartAsync(form.Request(), context.User.Identity?.Name, cancellation)));
                }
                catch (BuildException exception)
                {
                    context.Items[FormKey] = form with { Problems = exception.Problems };
                    return new RazorComponentResult<App> { StatusCode = StatusCodes.Status400BadRequest, PreventStreamingRendering = true };
                }
            },
            cancellation
        );

    /// <summary>Pause, go on, cancel, try again: what the button says.</summary>
    public static Task<IResult> ChangeAsync(
        long id,
        HttpContext context,
        IAntiforgery antiforgery,
        BuildControl control,
        CancellationToken cancellation
    ) =>
        CheckedForm.AnswerAsync(
            context,
            antiforgery,
            async form =>
            {
                var changed = form["what"].ToString() switch
                {
                    "pause" => await control.PauseAsync(id, cancellation),
                    "continue" => await control.ContinueAsync(id, cancellation),
                    "cancel" => await control.CancelAsync(id, cancellation),
                    "retry" => await control.RetryAsync(id, cancellation),
                    _ => false,
                };
                // A run that ended in the meantime says so on its page.
                return changed || form["what"].Count > 0 ? new SeeOther(Page(id)) : TypedResults.NotFound();
            },
            cancellation
        );
}
