using System.Globalization;
using System.Security.Claims;
using LoraJudge.Data;
using LoraJudge.Domain.Studies;
using LoraJudge.Web.Shared.Access;
using LoraJudge.Web.Shared.Problems;
using LoraJudge.Web.Shared.Requests;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Results.Exporting;

/// <summary>The forms and files of a study's exports.</summary>
internal static class ExportEndpoints
{
    public const string Zip = "application/zip";

    /// <summary>Does what the field "do" asks for: start, cancel, remove.</summary>
    public static async Task<IResult> ActAsync(
        long id,
        HttpContext context,
        ClaimsPrincipal user,
        IAntiforgery antiforgery,
        IDbContextFactory<LoraJudgeDbContext> contexts,
        ExportJobs jobs,
        ExportList exports,
        CancellationToken cancellation
    )
    {
        if (!await antiforgery.IsRequestValidAsync(context))
            return TypedResults.Problem(statusCode: 400, title: SearchProblem.StaleForm.Title, detail: SearchProblem.StaleForm.Detail);
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        if (await database.FindStudyAsync(user, id, cancellation) is null)
            return TypedResults.NotFound();
        var form = await context.Request.ReadFormAsync(cancellation);
        var isDone = $"{form["do"]}" switch
        {
            "start" => Start(jobs, id, form),
            "cancel" => Cancel(jobs, id),
            "remove" => await exports.RemoveAsync(user, id, Number(form), cancellation),
            _ => false,
        };
        return isDone ? new SeeOther(FormattableString.Invariant($"/studies/{id}/results{Query(form)}#exports")) : TypedResults.NotFound();
    }

    public static async Task<IResult> DownloadAsync(
        long id,
        long export,
        HttpContext context,
        ClaimsPrincipal user,
        ExportList exports,
        CancellationToken cancellation
    )
    {
        if (await exports.OpenAsync(user, id, export, cancellation) is not var (row, file))
            return TypedResults.NotFound();
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.File(file, Zip, FileName(row));
    }

    /// <summary>One that is not for publication says so.</summary>
    public static string FileName(ExportBundle export)
    {
        ArgumentNullException.ThrowIfNull(export);
        var ending = ExportContent.HasPanelIds(export) ? "-with-panel-ids" : "";
        return FormattableString.Invariant($"study-{export.StudyId}-{export.MadeUtc:yyyyMMdd-HHmmss}{ending}.zip");
    }

    private static bool Start(ExportJobs jobs, long id, IFormCollection form)
    {
        jobs.Ask(id, Rules(form));
        return true;
    }

    private static bool Cancel(ExportJobs jobs, long id)
    {
        jobs.Of(id)?.Cancel();
        return true;
    }

    /// <summary>Of the page that the form stood on.</summary>
    private static string Query(IFormCollection form) =>
        new ResultsQuery(form["grade"], form["from"], form["failed"], form["fastest"]).ToAddress();

    private static Dictionary<string, string> Rules(IFormCollection form) =>
        ResultsFilters
            .All.Append(ExportContent.PanelIds)
            .Where(form.ContainsKey)
            .ToDictionary(name => name, name => $"{form[name]}", StringComparer.Ordinal);

    /// <returns>0 where it is none, which no export has.</returns>
    private static long Number(IFormCollection form) =>
        long.TryParse($"{form["export"]}", NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
