using System.Security.Claims;
using System.Text.Json;
using LoraJudge.Data;
using LoraJudge.Data.Providers;
using LoraJudge.Domain.Studies;
using LoraJudge.Domain.Studies.Plan;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Studies.Running;

/// <summary>What a researcher does with a study that is open.</summary>
internal sealed class StudyRunHandler(IDbContextFactory<LoraJudgeDbContext> contexts, TimeProvider time)
{
    public const int MaxAmendmentLength = 10_000;

    /// <summary>Takes no judgments for the moment, or takes them again. Done twice, it changes nothing more.</summary>
    /// <returns>False where the study is not there for the account.</returns>
    /// <exception cref="StudyException">The study is not open.</exception>
    public Task<bool> PauseAsync(ClaimsPrincipal user, long id, bool paused, CancellationToken cancellation) =>
        ChangeAsync(
            user,
            id,
            study =>
            {
                if (study.State == StudyState.Closed)
                    throw new StudyException("The study is closed: that is final.");
                study.IsPaused = paused;
            },
            cancellation
        );

    /// <summary>Ends the study for ever.</summary>
    /// <inheritdoc cref="PauseAsync" path="/returns"/>
    /// <inheritdoc cref="PauseAsync" path="/exception"/>
    public Task<bool> CloseAsync(ClaimsPrincipal user, long id, CancellationToken cancellation) =>
        ChangeAsync(
            user,
            id,
            study =>
            {
                if (study.State == StudyState.Closed)
                    return;
                (study.State, study.IsPaused, study.ClosedUtc) = (StudyState.Closed, false, time.GetUtcNow().UtcDateTime);
            },
            cancellation
        );

    /// <summary>Gives a participant's open places to others; their judgments in these do not count any more.</summary>
    /// <returns>Places released; null where the study is not there for the account.</returns>
    public async Task<int?> ReleaseAsync(ClaimsPrincipal user, long id, long participant, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        if (!await context.StudiesOf(user).AnyAsync(study => study.Id == id, cancellation))
            return null;
        return await context
            .Assignments.Where(row => row.ParticipantId == participant && row.Participant.StudyId == id)
            .Where(row => row.State == AssignmentState.Open && row.Participant.Study.State == StudyState.Open)
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.State, AssignmentState.Released).SetProperty(row => row.Slot, (int?)null),
                cancellation
            );
    }

    /// <summary>Appends an amendment. Whoever could see results has seen them, whatever is said.</summary>
    /// <inheritdoc cref="PauseAsync" path="/returns"/>
    /// <exception cref="StudyException">Nothing is said, or too much.</exception>
    public async Task<bool> AmendAsync(ClaimsPrincipal user, long id, string text, bool resultsSeen, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw new StudyException("Write what is done otherwise, and why.");
        if (text.Length > MaxAmendmentLength)
            throw new StudyException($"An amendment has at most {MaxAmendmentLength} characters; this one has {text.Length}.");
        while (true)
        {
            try
            {
                return await contexts.InTransactionAsync(
                    (context, token) => AppendAsync(context, user, id, text, resultsSeen, token),
                    cancellation
                );
            }
            catch (DbUpdateException exception) when (exception.IsUniqueViolation())
            {
                // Another amendment came first: this one follows it.
            }
        }
    }

    /// <returns>The amendments and whether they and the frozen plan are whole; null where the study is not there for the account.</returns>
    public async Task<AmendmentChain?> AmendmentsAsync(ClaimsPrincipal user, long id, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        if (await context.StudiesOf(user).AsNoTracking().SingleOrDefaultAsync(study => study.Id == id, cancellation) is not { } study)
            return null;
        var amendments = await AmendmentsAsync(context, id, cancellation);
        try
        {
            var plan = FrozenPlan.FromJson(study.FrozenPlan ?? "null");
            return new AmendmentChain(amendments, plan.Hash() == study.FrozenHash && Amendment.IsChain(plan, amendments));
        }
        catch (JsonException)
        {
            return new AmendmentChain(amendments, IsWhole: false);
        }
    }

    private async Task<bool> AppendAsync(
        LoraJudgeDbContext context,
        ClaimsPrincipal user,
        long id,
        string text,
        bool resultsSeen,
        CancellationToken cancellation
    )
    {
        if (await context.FindStudyAsync(user, id, cancellation) is not { } study)
            return false;
        if (study.FrozenPlan is null)
            throw new StudyException("The study is a draft: change it as you like, nothing needs an amendment yet.");
        var amendment = Amendment.Append(
            FrozenPlan.FromJson(study.FrozenPlan),
            await AmendmentsAsync(context, id, cancellation),
            text,
            resultsSeen || study.Plan.ShowsLeader || study.State == StudyState.Closed,
            time.GetUtcNow().UtcDateTime
        );
        context.StudyAmendments.Add(
            new StudyAmendment
            {
                StudyId = id,
                Number = amendment.Number,
                Text = amendment.Text,
                ResultsSeen = amendment.ResultsSeen,
                Before = amendment.Before,
                MadeUtc = amendment.MadeUtc,
            }
        );
        await context.SaveChangesAsync(cancellation);
        return true;
    }

    private static Task<List<Amendment>> AmendmentsAsync(LoraJudgeDbContext context, long id, CancellationToken cancellation) =>
        context
            .StudyAmendments.Where(row => row.StudyId == id)
            .OrderBy(row => row.Number)
            .Select(row => new Amendment(row.Number, row.MadeUtc, row.Text, row.ResultsSeen, row.Before))
            .ToListAsync(cancellation);

    private Task<bool> ChangeAsync(ClaimsPrincipal user, long id, Action<Study> change, CancellationToken cancellation) =>
        contexts.InTransactionAsync(
            async (context, token) =>
            {
                if (await context.FindStudyAsync(user, id, token) is not { } study)
                    return false;
                if (study.State == StudyState.Draft)
                    throw new StudyException("The study is a draft: open it first.");
                change(study);
                await context.SaveChangesAsync(token);
                return true;
            },
            cancellation
        );
}

/// <param name="IsWhole">Whether neither the frozen plan nor an amendment was changed, or left out.</param>
public sealed record AmendmentChain(IReadOnlyList<Amendment> Amendments, bool IsWhole);
