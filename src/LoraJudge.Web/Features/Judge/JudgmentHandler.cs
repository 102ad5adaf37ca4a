using LoraJudge.Data;
using LoraJudge.Data.Providers;
using LoraJudge.Domain.Studies;
using LoraJudge.Domain.Studies.Plan;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Judge;

/// <summary>Saves judgments. One that was acknowledged is on disk; until its block is complete it can be changed.</summary>
internal sealed partial class JudgmentHandler(
    IDbContextFactory<LoraJudgeDbContext> contexts,
    TimeProvider time,
    ILogger<JudgmentHandler> logger
)
{
    /// <summary>One item of so many may be left unshown: a missing picture keeps nobody from finishing, a browser without pictures does.</summary>
    private const int ItemsAnUnshown = 10;

    /// <summary>Saves a score, or changes it. Done twice, it changes nothing more.</summary>
    /// <param name="position">Of the item in its block, as the tables number it.</param>
    /// <param name="given">Its time and its load failures are kept from the first score alone.</param>
    /// <exception cref="JudgeException">It cannot be saved; the message says why.</exception>
    public Task SaveAsync(string participantCode, long assignmentId, int position, GivenScore given, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(given);
        if (given.Score is < 1 or > StudyPlan.Scores)
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
                        ResponseMilliseconds = Math.Max(0, given.Milliseconds),
                        LoadFailures = given.LoadFailures is { } failures ? Math.Max(0, failures) : null,
                    };
                    context.Judgments.Add(judgment);
                }

                (judgment.Score, judgment.JudgedUtc) = (given.Score, time.GetUtcNow().UtcDateTime);
                return await context.SaveChangesAsync(token);
            },
            cancellation
        );
    }

    /// <summary>Ends a block: its judgments change no more.</summary>
    /// <param name="unshown">Positions of items that the participant leaves because their pictures do not load.</param>
    /// <exception cref="JudgeException">Items are left, or it is not the participant's open block.</exception>
    public async Task CompleteAsync(
        string participantCode,
        long assignmentId,
        IReadOnlyCollection<int> unshown,
        CancellationToken cancellation
    )
    {
        var left = await contexts.InTransactionAsync(
            async (context, token) =>
            {
                var blockId = await TouchAsync(context, participantCode, assignmentId, token);
                var left = await LeftAsync(context, blockId, assignmentId, unshown, token);
                await context
                    .Assignments.Where(row => row.Id == assignmentId)
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, AssignmentState.Complete), token);
                return left;
            },
            cancellation
        );
        if (left.Count > 0)
            LogUnshown(assignmentId, string.Join(", ", left));
    }

    /// <returns>Codes of the items that are not judged, all of which are <paramref name="unshown"/>.</returns>
    private static async Task<IReadOnlyList<string>> LeftAsync(
        LoraJudgeDbContext context,
        long blockId,
        long assignmentId,
        IReadOnlyCollection<int> unshown,
        CancellationToken cancellation
    )
    {
        var left = await context
            .BlockItems.Where(item =>
                item.BlockId == blockId
                && !context.Judgments.Any(judgment => judgment.AssignmentId == assignmentId && judgment.BlockItemId == item.Id)
            )
            .Select(item => new { item.Position, Code = item.PoolItem != null ? item.PoolItem.Code : item.AttentionCheck!.Code })
            .ToListAsync(cancellation);
        var open = left.Count(item => !unshown.Contains(item.Position));
        if (open > 0)
            throw new JudgeException(open == 1 ? "One item is left to judge." : $"{open} items are left to judge.");
        if (
            left.Count > 1
            && left.Count > await context.BlockItems.CountAsync(item => item.BlockId == blockId, cancellation) / ItemsAnUnshown
        )
            throw new JudgeException(
                $"The pictures of {left.Count} items did not load. That is too many to finish this part without them. Open this page in another browser or network; if they do not load there, tell the person who invited you."
            );
        return left.ConvertAll(item => item.Code);
    }

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
        throw state switch
        {
            AssignmentState.Complete => new JudgeException(
                "You have finished this part: its judgments can no longer be changed.",
                JudgeRefusal.Complete
            ),
            AssignmentState.Released => new JudgeException(
                "You were away for so long that somebody else has this part now. Your scores of this part do not count. Load the page again: another part may be free.",
                JudgeRefusal.Released
            ),
            _ => new JudgeException("This is not a part of yours: open the address that you were invited with.", JudgeRefusal.Unknown),
        };
    }

    [LoggerMessage(LogLevel.Warning, "A participant finished part {Assignment} without items whose pictures did not load: {Items}.")]
    private partial void LogUnshown(long assignment, string items);
}

/// <param name="Score">From 1 to 4.</param>
/// <param name="Milliseconds">From when the last picture of the item was shown.</param>
/// <param name="LoadFailures">Tries to load a picture of the item that failed before it was judged; null if not known.</param>
internal sealed record GivenScore(int Score, int Milliseconds, int? LoadFailures = null);
