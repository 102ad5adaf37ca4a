using System.Security.Claims;
using LoraJudge.Data;
using LoraJudge.Web.Features.Results.Figures;
using LoraJudge.Web.Features.Studies;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Results.Exporting;

/// <summary>Results and exports for scripts; the query has the values of <see cref="ResultsFilters"/>.</summary>
internal static class ResultsApi
{
    /// <summary>Every figure of the results page.</summary>
    public static Task<IResult> ResultsAsync(
        long id,
        HttpContext context,
        ClaimsPrincipal user,
        IDbContextFactory<LoraJudgeDbContext> contexts,
        ExportMaker maker,
        CancellationToken cancellation
    ) =>
        AnswerAsync(
            id,
            context,
            user,
            contexts,
            async asked => TypedResults.Json(await maker.ComputeAsync(id, asked, cancellation), ResultsJson.Options)
        );

    /// <summary>A new export; the query may have the values of <see cref="ExportContent"/>, too. It is not kept, but remembered: a withdrawal marks it.</summary>
    public static Task<IResult> ExportAsync(
        long id,
        HttpContext context,
        ClaimsPrincipal user,
        IDbContextFactory<LoraJudgeDbContext> contexts,
        ExportMaker maker,
        ExportFiles files,
        CancellationToken cancellation
    ) =>
        AnswerAsync(
            id,
            context,
            user,
            contexts,
            async asked =>
            {
                var file = files.Begin();
                try
                {
                    var made = await maker.WriteAsync(id, asked, file, written: null, cancellation);
                    await maker.StoreAsync(made, cancellation);
                    file.Position = 0;
                    return TypedResults.File(file, ExportEndpoints.Zip, ExportEndpoints.FileName(made.Bundle));
                }
                catch
                {
                    await file.DisposeAsync();
                    throw;
                }
            }
        );

    private static async Task<IResult> AnswerAsync(
        long id,
        HttpContext context,
        ClaimsPrincipal user,
        IDbContextFactory<LoraJudgeDbContext> contexts,
        Func<Func<string, string?>, Task<IResult>> work
    )
    {
        context.Response.Headers.CacheControl = "no-store";
        await using (var database = await contexts.CreateDbContextAsync(context.RequestAborted))
        {
            if (await database.FindStudyAsync(user, id, context.RequestAborted) is null)
                return TypedResults.Problem(
                    statusCode: StatusCodes.Status404NotFound,
                    title: "There is no such study",
                    detail: "It may be another account's."
                );
        }

        try
        {
            return await work(name => context.Request.Query[name]);
        }
        catch (StudyException exception)
        {
            return TypedResults.Problem(
                statusCode: StatusCodes.Status400BadRequest,
                title: "There are no such results",
                detail: exception.Message
            );
        }
    }
}
