using LoraJudge.Data;
using LoraJudge.Domain.Studies;
using LoraJudge.Domain.Studies.Plan;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Judge.Taking;

/// <summary>What a participant's page shows.</summary>
internal sealed class ParticipantReader(IDbContextFactory<LoraJudgeDbContext> contexts, AssignmentHandler assignments, TimeProvider time)
{
    /// <summary>Finds out where the participant is; who is to judge has a block afterwards.</summary>
    /// <returns>Null where there is no such participant.</returns>
    public async Task<ParticipantView?> ReadAsync(string code, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var participant = await context
            .Participants.AsNoTracking()
            .Include(row => row.Study)
            .SingleOrDefaultAsync(row => row.Code == code, cancellation);
        if (participant is null)
            return null;
        var own = await context
            .Assignments.Where(row => row.ParticipantId == participant.Id)
            .Select(row => new { row.State, Judgments = row.Judgments.Count })
            .ToListAsync(cancellation);
        var problem = JudgingParticipant.Closed(participant.Study, time.GetUtcNow().UtcDateTime);
        var isReady = problem is null && participant is { ConsentUtc: not null, PractisedUtc: not null, FinishedUtc: null };
        var hasBlock = isReady && await assignments.NextAsync(code, cancellation) is not null;
        var hasJudged = own.Exists(row => row.State == AssignmentState.Complete);
        return new ParticipantView(
            participant,
            participant.Study.Plan,
            JudgeSteps.Of(participant, problem is null, hasBlock, hasJudged),
            problem,
            own.Sum(row => row.Judgments)
        );
    }

    /// <returns>The study that an invitation belongs to, with what keeps anyone from taking part by it; null where there is none.</returns>
    public async Task<(Study Study, string? Problem)?> InvitedAsync(string invitation, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var study = await context.Studies.AsNoTracking().SingleOrDefaultAsync(row => row.Invitation == invitation, cancellation);
        if (study is null || study.State == StudyState.Draft)
            return null;
        return (
            study,
            JudgingParticipant.Closed(study, time.GetUtcNow().UtcDateTime)
                ?? (study.Plan.AdmitsAnyone ? null : "This study is for people who were given an address of their own: open that one.")
        );
    }
}

/// <param name="Problem">Why the study takes no judgments now; null where it does.</param>
/// <param name="Judgments">That the participant has given.</param>
public sealed record ParticipantView(Participant Participant, StudyPlan Plan, JudgeStep Step, string? Problem, int Judgments)
{
    public string Code => Participant.Code;

    /// <summary>Of the participant's page; all that the page sends goes to addresses below it.</summary>
    public string Address { get; init; } = $"/judge/{Participant.Code}";

    /// <summary>Where the page goes once a part is judged; null where it is loaded again and shows what follows.</summary>
    public string? AfterJudging { get; init; }
}
