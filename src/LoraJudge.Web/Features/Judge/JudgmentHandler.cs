using LoraJudge.Data;
using LoraJudge.Data.Providers;
using LoraJudge.Domain.Studies;
using LoraJudge.Domain.Studies.Plan;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Judge;

/// <summary>Saves judgments. One that was acknowledged is on disk; until its block is complete it can be changed.</summary>
public sealed class JudgmentHandler(IDbContextFactory<LoraJudgeDbContext> contexts, TimeProvider time)
{
    /// <summary>Saves a score, or changes it. Done twice, it changes nothing more.</summary>
    /// <param name="position">Of the item in its block, as the tables number it.</param>
    /// <param name="score">From 1 to 4.</param>
    /// <param name="responseMilliseconds">From when the item was shown; kept from the first score alone.</param>
    /// <exception cref="JudgeException">It cannot be saved; the message says why.</exception>
    public Task SaveAsync(
        string participantCode,
        long assignmentId,
        int position,
        int score,
        int responseMilliseconds,
        CancellationToken cancellation
    )
    {
        if (score is < 1 or > StudyPlan.Scores)
            throw new JudgeException($"Choose a score from 1 to {StudyPlan.Scores}.");
        return contexts.InTransactionAsync(
            async (context, token) =>
            {
                var blockId = await TouchAsync(context, participantCode, assignmentId, token);
                var item = await context.BlockItems.SingleOrDefaultAsync(row => row.BlockId == blockId && row.Position == position, token);
                if (item is null)
                    throw new JudgeException("There is no such item in your block: reload the page.");
                var judgment = await context.Judgments.SingleOrDefaultAsync(
                    row => row.AssignmentId == assignmentId && row.BlockItemId == item.Id,
                    token
                );
                if (judgment is null)
                {
                    judgment = new Judgment
                    {
                        AssignmentId = assignmentId,
                        BlockItemId = item.Id,
                        ResponseMilliseconds = Math.Max(0, responseMilliseconds),
                    };
                    context.Judgments.Add(judgment);
                }

                (judgment.Score, judgment.JudgedUtc) = (score, time.GetUtcNow().UtcDateTime);
                return await context.SaveChangesAsync(token);
            },
            cancellation
        );
    }

    /// <summary>Ends a block: its judgments change no more.</summary>
    /// <exception cref="JudgeException">Items are left, or it is not the participant's open block.</exception>
    public Task CompleteAsync(string participantCode, long assignmentId, CancellationToken cancellation) =>
        contexts.InTransactionAsync(
            async (context, token) =>
            {
                var blockId = await TouchAsync(context, participantCode, assignmentId, token);
                var items = await context.BlockItems.CountAsync(item => item.BlockId == blockId, token);
                var left = items - await context.Judgments.CountAsync(judgment => judgment.AssignmentId == assignmentId, token);
                if (left > 0)
                    throw new JudgeException(left == 1 ? "One item is left to judge." : $"{left} items are left to judge.");
                return await context
                    .Assignments.Where(row => row.Id == assignmentId)
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, AssignmentState.Complete), token);
            },
            cancellation
        );

    /// <summary>
    /// Writes when the participant was seen, which holds the assignment's row until the transaction ends: it is neither released nor
    /// completed in between.
    /// </summary>
    /// <returns>The block's id.</returns>
    private async Task<long> TouchAsync(
        LoraJudgeDbContext context,
        string participantCode,
        long assignmentId,
        CancellationToken cancellation
    )
    {
        var participant = await JudgingParticipant.FindAsync(context, participantCode, time, cancellation);
        var now = time.GetUtcNow().UtcDateTime;
        var own = context.Assignments.Where(row => row.Id == assignmentId && row.ParticipantId == participant.Id);
        var open = await own.Where(row => row.State == AssignmentState.Open)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.SeenUtc, now), cancellation);
        if (open == 1)
            return await own.Select(row => row.BlockId).SingleAsync(cancellation);
        var state = await own.Select(row => (AssignmentState?)row.State).SingleOrDefaultAsync(cancellation);
        throw new JudgeException(
            state switch
            {
                AssignmentState.Complete => "You have finished this part: its judgments can no longer be changed.",
                AssignmentState.Released =>
                    "You were away for so long that somebody else has this part now. Reload the page for another one.",
                _ => "This is not a part of yours: open the address that you were invited with.",
            }
        );
    }
}
