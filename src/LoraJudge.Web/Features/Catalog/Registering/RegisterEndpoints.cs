using LoraJudge.Style.Transfer;
using LoraJudge.Web.Features.Catalog.Registering.Sources;
using LoraJudge.Web.Features.Search;
using LoraJudge.Web.Hosting;
using Microsoft.AspNetCore.Antiforgery;

namespace LoraJudge.Web.Features.Catalog.Registering;

/// <summary>The forms of the page where models are registered.</summary>
internal static class RegisterEndpoints
{
    public const string Page = "/models/register";
    public const string BackEnd = Page + "/back-end";
    public const string Folder = Page + "/folder";

    /// <summary>Files as multipart/form-data. With <c>Accept: application/json</c>: what came of each; else the page with the words.</summary>
    public static async Task<IResult> UploadAsync(HttpContext context, UploadedLoras uploads, CancellationToken cancellation)
    {
        var answer = await uploads.TakeAsync(context, cancellation);
        if (!context.Request.Headers.Accept.ToString().Contains("application/json", StringComparison.OrdinalIgnoreCase))
            return answer.Show(context);
        return answer.Problem is { } problem
            ? TypedResults.Problem(statusCode: StatusCodes.Status400BadRequest, title: problem)
            : TypedResults.Ok(answer.Results.Select(RegistrationJson.Of));
    }

    public static async Task<IResult> BackEndAsync(
        HttpContext context,
        IAntiforgery antiforgery,
        BackEndModels models,
        CancellationToken cancellation
    )
    {
        if (!await antiforgery.IsRequestValidAsync(context))
            return RegisterAnswer.Of(SearchProblem.StaleForm.Title + ": send it once more.").Show(context);
        var form = await context.Request.ReadFormAsync(cancellation);
        // The list is shown once more below what came of it.
        context.Request.QueryString = QueryString.Create("from", $"{form["backEnd"]}");
        var names = form["name"].OfType<string>().ToHashSet(StringComparer.Ordinal);
        if (names.Count == 0)
            return RegisterAnswer.Of("No model was chosen: tick those that are to be registered.").Show(context);
        try
        {
            var done = await models.RegisterAsync($"{form["backEnd"]}", names, form["sameWeights"] == "true", cancellation);
            return new RegisterAnswer(null, done).Show(context);
        }
        catch (TransferException exception)
        {
            return RegisterAnswer.Of(exception.Message).Show(context);
        }
    }

    /// <summary>Starts with one of the folders that the settings name, or stops what runs.</summary>
    public static async Task<IResult> FolderAsync(
        HttpContext context,
        IAntiforgery antiforgery,
        FolderWork work,
        CancellationToken cancellation
    )
    {
        if (!await antiforgery.IsRequestValidAsync(context))
            return RegisterAnswer.Of(SearchProblem.StaleForm.Title + ": send it once more.").Show(context);
        var form = await context.Request.ReadFormAsync(cancellation);
        if (form["do"] == "stop")
            work.Stop();
        else if (work.Start($"{form["folder"]}", form["sameWeights"] == "true") is { } problem)
            return RegisterAnswer.Of(problem).Show(context);
        return new SeeOther($"{Page}#folder");
    }
}
