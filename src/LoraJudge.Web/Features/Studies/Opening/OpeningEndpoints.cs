using System.Security.Claims;
using LoraJudge.Data;
using LoraJudge.Domain.Studies;
using LoraJudge.Web.Features.Search;
using LoraJudge.Web.Hosting;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Studies.Opening;

internal static class OpeningEndpoints
{
    /// <summary>Begins to open a draft; the study's page shows how far it is, and what keeps it from being opened.</summary>
    public static async Task<IResult> OpenAsync(
        long id,
        HttpContext context,
        ClaimsPrincipal user,
        IAntiforgery antiforgery,
        IDbContextFactory<LoraJudgeDbContext> contexts,
        StudyOpener opener,
        CancellationToken cancellation
    )
    {
        if (!await antiforgery.IsRequestValidAsync(context))
            return TypedResults.Problem(statusCode: 400, title: SearchProblem.StaleForm.Title, detail: SearchProblem.StaleForm.Detail);
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        if (await database.FindStudyAsync(user, id, cancellation) is not { } study)
            return TypedResults.NotFound();
        if (study.State == StudyState.Draft)
            opener.Ask(id);
        return new SeeOther(FormattableString.Invariant($"/studies/{id}#opening"));
    }
}
