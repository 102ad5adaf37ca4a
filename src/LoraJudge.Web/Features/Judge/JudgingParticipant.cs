using LoraJudge.Data;
using LoraJudge.Domain.Studies;
using LoraJudge.Domain.Studies.Plan;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Judge;

/// <summary>Finds who judges, and whether they may now.</summary>
internal static class JudgingParticipant
{
    /// <returns>With their study.</returns>
    /// <exception cref="JudgeException">They may not; the message says why.</exception>
    public static async Task<Participant> FindAsync(
        LoraJudgeDbContext context,
        string code,
        TimeProvider time,
        CancellationToken cancellation
    )
    {
        var participant =
            await context.Participants.Include(row => row.Study).SingleOrDefaultAsync(row => row.Code == code, cancellation)
            ?? throw new JudgeException(
                "There is no participant with this code: open the address that you were invited with.",
                JudgeRefusal.Unknown
            );
        EnsureTaking(participant.Study.State, participant.Study.IsPaused, participant.Study.Plan, time.GetUtcNow().UtcDateTime);
        return participant.ConsentUtc is null
            ? throw new JudgeException("Your consent comes first: open the address that you were invited with.")
            : participant;
    }

    /// <exception cref="JudgeException">The study takes no judgments now; the message says why.</exception>
    public static void EnsureTaking(StudyState state, bool isPaused, StudyPlan plan, DateTime now)
    {
        if (Closed(state, isPaused, plan, now) is not { } problem)
            return;
        var isOver = state == StudyState.Closed || now >= plan.EndUtc;
        throw new JudgeException(problem, isOver ? JudgeRefusal.Closed : JudgeRefusal.Waiting);
    }

    /// <inheritdoc cref="Closed(StudyState, bool, StudyPlan, DateTime)"/>
    public static string? Closed(Study study, DateTime now) => Closed(study.State, study.IsPaused, study.Plan, now);

    /// <returns>Why a study takes no judgments now; null where it does.</returns>
    public static string? Closed(StudyState state, bool isPaused, StudyPlan plan, DateTime now) =>
        state == StudyState.Draft ? "This study has not been opened yet."
        : state == StudyState.Closed || now >= plan.EndUtc ? "This study is closed. Thank you for your interest."
        : now < plan.StartUtc ? FormattableString.Invariant($"This study begins on {plan.StartUtc:d MMMM yyyy, HH:mm} UTC.")
        : isPaused ? "This study is paused. Everything that was saved is kept: come back later."
        : null;
}
