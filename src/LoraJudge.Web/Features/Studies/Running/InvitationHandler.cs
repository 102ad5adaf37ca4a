using System.Security.Claims;
using LoraJudge.Data;
using LoraJudge.Domain;
using LoraJudge.Domain.Studies;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Studies.Running;

/// <summary>Personal codes: each is a participant who has not consented yet.</summary>
internal sealed class InvitationHandler(IDbContextFactory<LoraJudgeDbContext> contexts, TimeProvider time)
{
    /// <summary>Most codes that are made at once.</summary>
    public const int Most = 1000;

    /// <returns>False where the study is not there for the account.</returns>
    /// <exception cref="StudyException">Too few, too many, or the study is not open.</exception>
    public async Task<bool> MakeAsync(ClaimsPrincipal user, long id, int count, CancellationToken cancellation)
    {
        if (count is < 1 or > Most)
            throw new StudyException($"Make from 1 to {Most} invitations at once.");
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        if (await context.FindStudyAsync(user, id, cancellation) is not { } study)
            return false;
        if (study.State != StudyState.Open)
            throw new StudyException("Only an open study invites participants.");
        var now = time.GetUtcNow().UtcDateTime;
        context.Participants.AddRange(
            Enumerable
                .Range(0, count)
                .Select(_ => new Participant
                {
                    StudyId = id,
                    Code = RandomCode.New(),
                    CreatedUtc = now,
                })
        );
        await context.SaveChangesAsync(cancellation);
        return true;
    }

    /// <summary>Takes back every code that nobody has consented with.</summary>
    /// <returns>False where the study is not there for the account.</returns>
    public async Task<bool> TakeBackAsync(ClaimsPrincipal user, long id, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        if (!await context.StudiesOf(user).AnyAsync(study => study.Id == id, cancellation))
            return false;
        await Unused(context, id).ExecuteDeleteAsync(cancellation);
        return true;
    }

    /// <returns>Codes that nobody has consented with; null where the study is not there for the account.</returns>
    public async Task<IReadOnlyList<string>?> UnusedAsync(ClaimsPrincipal user, long id, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        if (!await context.StudiesOf(user).AnyAsync(study => study.Id == id, cancellation))
            return null;
        return await Unused(context, id).OrderBy(row => row.Id).Select(row => row.Code).ToListAsync(cancellation);
    }

    private static IQueryable<Participant> Unused(LoraJudgeDbContext context, long study) =>
        context.Participants.Where(row => row.StudyId == study && row.ConsentUtc == null);
}
