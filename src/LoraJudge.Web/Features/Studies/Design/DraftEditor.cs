using System.Security.Claims;
using LoraJudge.Data;
using LoraJudge.Data.Providers;
using LoraJudge.Domain.Studies;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Studies.Design;

/// <summary>Changes drafts, each in one transaction: what has been opened meanwhile is left as it is.</summary>
internal sealed class DraftEditor(IDbContextFactory<LoraJudgeDbContext> contexts)
{
    /// <param name="change">Changes the study or rows of it; nothing slow.</param>
    /// <returns>What the account sees of the study.</returns>
    /// <exception cref="StudyException">It cannot be changed so; nothing was stored.</exception>
    public Task<DraftStanding> ChangeAsync(
        ClaimsPrincipal user,
        long id,
        Func<LoraJudgeDbContext, Study, CancellationToken, Task> change,
        CancellationToken cancellation
    ) =>
        contexts.InTransactionAsync(
            async (context, token) =>
            {
                if (await context.FindStudyAsync(user, id, token) is not { } study)
                    return DraftStanding.NotThere;
                if (study.State != StudyState.Draft)
                    return DraftStanding.Open;
                await change(context, study, token);
                await context.SaveChangesAsync(token);
                return DraftStanding.Draft;
            },
            cancellation
        );
}

/// <summary>What a study is to an account that wants to change it.</summary>
internal enum DraftStanding
{
    NotThere = 0,
    Draft = 1,

    /// <summary>Opened, and perhaps closed: nothing of its design changes any more.</summary>
    Open = 2,
}
