using LoraJudge.Data;
using LoraJudge.Data.Providers;
using LoraJudge.Domain;
using LoraJudge.Domain.Studies;
using LoraJudge.Domain.Studies.Plan;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Judge.Taking;

/// <summary>Takes a participant from step to step. Each is done once: sent again, it changes nothing.</summary>
internal sealed class ParticipantHandler(IDbContextFactory<LoraJudgeDbContext> contexts, TimeProvider time)
{
    private const int MostAnswerLength = 4000;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Somebody new, who has agreed; a panel's participant who comes again is the same one.</summary>
    /// <param name="study">Open, and admitting anyone.</param>
    /// <param name="panelId">The panel's id of the participant; null without one.</param>
    /// <returns>The participant's code.</returns>
    public async Task<string> JoinAsync(Study study, string version, string? panelId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(study);
        EnsureVersion(study.Plan, version);
        var panel = string.IsNullOrWhiteSpace(panelId) ? null : panelId.Trim();
        if (panel?.Length > Participant.MaxPanelIdLength)
            throw new JudgeException("The address that you came by is too long: open the one that you were given.");
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellation);
            if (panel is not null && await KnownAsync(context, study.Id, panel, cancellation) is { } known)
                return known;
            var participant = new Participant
            {
                StudyId = study.Id,
                Code = RandomCode.New(),
                PanelId = panel,
                ConsentVersion = study.Plan.Consent.Version,
                ConsentUtc = Now,
                CreatedUtc = Now,
            };
            context.Participants.Add(participant);
            await context.SaveChangesAsync(cancellation);
            return participant.Code;
        }
        catch (DbUpdateException exception) when (exception.IsUniqueViolation() && panel is not null)
        {
            // The same person in two windows.
            await using var context = await contexts.CreateDbContextAsync(cancellation);
            return await KnownAsync(context, study.Id, panel, cancellation) ?? throw new JudgeException("Open the address once more.");
        }
    }

    public Task ConsentAsync(string code, string version, CancellationToken cancellation) =>
        ChangeAsync(
            code,
            participant =>
            {
                EnsureVersion(participant.Study.Plan, version);
                participant.ConsentVersion ??= version;
                participant.ConsentUtc ??= Now;
            },
            cancellation
        );

    public Task PractisedAsync(string code, CancellationToken cancellation) =>
        ChangeAsync(code, participant => participant.PractisedUtc ??= participant.ConsentUtc is null ? null : Now, cancellation);

    /// <param name="answers">In the order of the plan's questions; those that are missing are empty.</param>
    /// <exception cref="JudgeException">Nothing has been judged to its end yet.</exception>
    public async Task AnswerAsync(string code, IReadOnlyList<string> answers, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(answers);
        await using (var context = await contexts.CreateDbContextAsync(cancellation))
        {
            var hasJudged = await context.Assignments.AnyAsync(
                row => row.Participant.Code == code && row.State == AssignmentState.Complete,
                cancellation
            );
            if (!hasJudged)
                throw new JudgeException("Judge your pictures first: the questions come after them.");
        }

        await ChangeAsync(
            code,
            participant =>
            {
                if (participant.FinishedUtc is not null)
                    return;
                participant.Answers =
                [
                    .. participant.Study.Plan.Questions.Select((question, number) => Checked(question, answers, number)),
                ];
                participant.FinishedUtc = Now;
            },
            cancellation
        );
    }

    private static string Checked(StudyQuestion question, IReadOnlyList<string> answers, int number)
    {
        var answer = number < answers.Count ? answers[number].Trim() : "";
        return answer.Length > MostAnswerLength ? answer[..MostAnswerLength]
            : question.Choices.Count > 0 && !question.Choices.Contains(answer, StringComparer.Ordinal) ? ""
            : answer;
    }

    private static void EnsureVersion(StudyPlan plan, string version)
    {
        if (version != plan.Consent.Version)
            throw new JudgeException("The text has another version now: read it once more, then agree.");
    }

    private static Task<string?> KnownAsync(LoraJudgeDbContext context, long studyId, string panelId, CancellationToken cancellation) =>
        context
            .Participants.Where(row => row.StudyId == studyId && row.PanelId == panelId)
            .Select(row => (string?)row.Code)
            .SingleOrDefaultAsync(cancellation);

    private Task<int> ChangeAsync(string code, Action<Participant> change, CancellationToken cancellation) =>
        contexts.InTransactionAsync(
            async (context, token) =>
            {
                var participant =
                    await context.Participants.Include(row => row.Study).SingleOrDefaultAsync(row => row.Code == code, token)
                    ?? throw new JudgeException("There is no participant with this code: open the address that you were invited with.");
                if (JudgingParticipant.Closed(participant.Study, Now) is { } problem)
                    throw new JudgeException(problem);
                change(participant);
                return await context.SaveChangesAsync(token);
            },
            cancellation
        );
}
