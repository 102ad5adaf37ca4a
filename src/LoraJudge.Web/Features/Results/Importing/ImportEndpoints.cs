using System.Globalization;
using System.Security.Claims;
using LoraJudge.Web.Features.Search;
using LoraJudge.Web.Features.Studies;
using LoraJudge.Web.Features.Studies.Design;
using LoraJudge.Web.Hosting;
using LoraJudge.Web.Shell;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LoraJudge.Web.Features.Results.Importing;

/// <summary>The form that takes a finished study in.</summary>
internal static class ImportEndpoints
{
    /// <summary>Of the files as they are sent.</summary>
    public const long MostBytes = 256L * 1024 * 1024;

    public static async Task<IResult> ImportAsync(
        HttpContext context,
        ClaimsPrincipal user,
        StudyImporter importer,
        CancellationToken cancellation
    )
    {
        try
        {
            var form = await DraftForms.ReadAsync(context, MostBytes);
            var files = form.Files.Where(file => file.Length > 0).Select(file => (file.FileName, file.OpenReadStream())).ToList();
            if (files.Count == 0)
                throw new StudyException("No file was chosen: choose an exported ZIP, or judgments.csv with the methods' .run files.");
            var words = new ImportWords($"{form["title"]}", $"{form["control"]}", Number(form, "depth", 10), Number(form, "scores", 4));
            var id = await importer.ImportAsync(files, words, StudyAccess.IdOf(user), cancellation);
            return new SeeOther($"{DraftForms.Page(id)}/results");
        }
        catch (StudyException exception)
        {
            return new ImportAnswer(exception.Message).Show(context);
        }
    }

    public static async Task<IResult> RemoveAsync(
        long id,
        HttpContext context,
        ClaimsPrincipal user,
        IAntiforgery antiforgery,
        ImportedStudyRemover studies,
        CancellationToken cancellation
    )
    {
        if (!await antiforgery.IsRequestValidAsync(context))
            return TypedResults.Problem(statusCode: 400, title: SearchProblem.StaleForm.Title, detail: SearchProblem.StaleForm.Detail);
        return await studies.RemoveAsync(user, id, cancellation) ? new SeeOther("/studies") : TypedResults.NotFound();
    }

    private static int Number(IFormCollection form, string field, int otherwise) =>
        $"{form[field]}" is not { Length: > 0 } text ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw new StudyException($"{field} is \"{text}\": write a whole number.");
}

/// <summary>What the page of studies shows once more after files that could not be imported.</summary>
internal sealed record ImportAnswer(string Problem)
{
    private static readonly object Key = new();

    public static ImportAnswer? Of(HttpContext? context) => context?.Items[Key] as ImportAnswer;

    public IResult Show(HttpContext context)
    {
        context.Items[Key] = this;
        context.Response.Headers.CacheControl = "no-store";
        // The page finds itself by its address; the form was sent to one below it.
        context.Request.Path = "/studies";
        return new RazorComponentResult<App> { StatusCode = StatusCodes.Status400BadRequest, PreventStreamingRendering = true };
    }
}
