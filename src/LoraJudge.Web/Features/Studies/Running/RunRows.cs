using LoraJudge.Data;
using LoraJudge.Domain.Studies;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Studies.Running;

/// <summary>What the figures of a running study are made of, a query a table.</summary>
internal sealed record RunRows(
    IReadOnlyList<RunItem> Items,
    IReadOnlyList<RunPlace> Places,
    IReadOnlyList<RunJudgment> Judgments,
    IReadOnlyList<Participant> Participants,
    int Blocks
)
{
    public static async Task<RunRows> ReadAsync(LoraJudgeDbContext context, long study, CancellationToken cancellation)
    {
        var items = await context
            .BlockItems.Where(item => item.Block.StudyId == study)
            .Select(item => new RunItem(
                item.Id,
                item.BlockId,
                item.PoolItemId,
                item.AttentionCheck!.Topic.Code,
                (int?)item.AttentionCheck!.Least,
                (int?)item.AttentionCheck!.Most
            ))
            .ToListAsync(cancellation);
        var places = await context
            .Assignments.Where(place => place.Block.StudyId == study)
            .Select(place => new RunPlace(place.Id, place.ParticipantId, place.BlockId, place.State, place.SeenUtc))
            .ToListAsync(cancellation);
        var judgments = await context
            .Judgments.Where(judgment =>
                judgment.Assignment.Block.StudyId == study && judgment.Assignment.State != AssignmentState.Released
            )
            .Select(judgment => new RunJudgment(
                judgment.AssignmentId,
                judgment.BlockItemId,
                judgment.Score,
                judgment.ResponseMilliseconds,
                judgment.JudgedUtc
            ))
            .ToListAsync(cancellation);
        var participants = await context
            .Participants.AsNoTracking()
            .Where(participant => participant.StudyId == study && participant.ConsentUtc != null)
            .OrderBy(participant => participant.Id)
            .ToListAsync(cancellation);
        return new RunRows(items, places, judgments, participants, items.Select(item => item.BlockId).Distinct().Count());
    }
}

/// <param name="PoolItemId">Null for an attention check, which has its query and the scores that pass it.</param>
internal readonly record struct RunItem(long Id, long BlockId, long? PoolItemId, string? Topic, int? Least, int? Most);

/// <summary>A participant's place at a block.</summary>
internal readonly record struct RunPlace(long Id, long ParticipantId, long BlockId, AssignmentState State, DateTime SeenUtc);

internal readonly record struct RunJudgment(long PlaceId, long ItemId, int Score, int Milliseconds, DateTime JudgedUtc);
