using LoraJudge.Data;
using LoraJudge.Domain.Studies;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Results.Reading;

/// <summary>What the tables hold of a study, by the rows' ids.</summary>
internal sealed record StudyRows(
    IReadOnlyList<TopicRow> Topics,
    IReadOnlyList<MethodRow> Methods,
    IReadOnlyDictionary<long, string> Models,
    IReadOnlyList<EntryRow> Entries,
    IReadOnlyList<PoolRow> Pool,
    IReadOnlyList<BlockRow> Blocks,
    IReadOnlyList<BlockItemRow> BlockItems,
    IReadOnlyList<ParticipantRow> Participants,
    IReadOnlyList<PlaceRow> Places,
    IReadOnlyList<JudgmentRow> Judgments,
    IReadOnlyList<int> Withdrawn,
    IReadOnlyList<LiveRankingRow> LiveRankings,
    IReadOnlyList<LiveEntryRow> LiveEntries
)
{
    public bool IsSimulated =>
        Participants.Any(row => row.PanelId?.StartsWith(StudyReader.SimulatedPanelId, StringComparison.Ordinal) == true);

    public static async Task<StudyRows> ReadAsync(LoraJudgeDbContext context, long id, CancellationToken cancellation)
    {
        Task<List<T>> All<T>(IQueryable<T> rows) => rows.ToListAsync(cancellation);
        var entries = context.RunEntries.Where(row => row.Run.VariantMethod.StudyId == id);
        var pool = context.PoolItems.Where(row => row.StudyId == id);
        return new StudyRows(
            await All(context.Topics.Where(row => row.StudyId == id).Select(row => new TopicRow(row.Id, row.Code, row.BlobSha256))),
            await All(
                context
                    .VariantMethods.Where(row => row.StudyId == id)
                    .OrderBy(row => row.Position)
                    .Select(row => new MethodRow(row.Id, row.Name))
            ),
            await context
                .LoraModels.Where(row =>
                    entries.Select(entry => entry.LoraModelId).Contains(row.Id) || pool.Select(item => item.LoraModelId).Contains(row.Id)
                )
                .ToDictionaryAsync(row => row.Id, row => row.Slug, cancellation),
            await All(entries.Select(row => new EntryRow(row.Run.VariantMethodId, row.TopicId, row.Rank, row.LoraModelId, row.Score))),
            await All(pool.Select(row => new PoolRow(row.Id, row.TopicId, row.LoraModelId, row.Code))),
            await All(context.Blocks.Where(row => row.StudyId == id).Select(row => new BlockRow(row.Id, row.Number, row.FirstOrder))),
            await All(
                context
                    .BlockItems.Where(row => row.Block.StudyId == id)
                    .Select(row => new BlockItemRow(
                        row.Id,
                        row.BlockId,
                        row.Position,
                        row.PoolItemId,
                        row.AttentionCheck!.Code,
                        (long?)row.AttentionCheck!.TopicId,
                        (int?)row.AttentionCheck!.Least,
                        (int?)row.AttentionCheck!.Most
                    ))
            ),
            await All(
                context
                    .Participants.Where(row => row.StudyId == id && row.ConsentUtc != null)
                    .OrderBy(row => row.Id)
                    .Select(row => new ParticipantRow(
                        row.Id,
                        row.PanelId,
                        row.CreatedUtc,
                        row.ConsentVersion,
                        row.ConsentUtc,
                        row.PractisedUtc,
                        row.FinishedUtc,
                        row.Answers
                    ))
            ),
            await All(
                context
                    .Assignments.Where(row => row.Block.StudyId == id)
                    .Select(row => new PlaceRow(row.Id, row.ParticipantId, row.BlockId, row.Slot, row.State, row.CreatedUtc, row.SeenUtc))
            ),
            await All(
                context
                    .Judgments.Where(row => row.Assignment.Block.StudyId == id && row.Assignment.State != AssignmentState.Released)
                    .Select(row => new JudgmentRow(
                        row.AssignmentId,
                        row.BlockItemId,
                        row.Score,
                        row.ResponseMilliseconds,
                        row.JudgedUtc,
                        row.LoadFailures
                    ))
            ),
            await All(context.Withdrawals.Where(row => row.StudyId == id).Select(row => row.Judgments)),
            await All(
                context
                    .LiveRankings.Where(row => row.StudyId == id)
                    .OrderBy(row => row.Id)
                    .Select(row => new LiveRankingRow(row.Id, row.IsInterleaved, row.CreatedUtc))
            ),
            await All(
                context
                    .LiveEntries.Where(row => row.LiveRanking.StudyId == id)
                    .Select(row => new LiveEntryRow(
                        row.LiveRankingId,
                        row.Position,
                        row.LoraModel.Slug,
                        row.VariantMethodId,
                        row.Score,
                        row.JudgedUtc
                    ))
            )
        );
    }
}

internal readonly record struct TopicRow(long Id, string Code, string BlobSha256);

internal readonly record struct MethodRow(long Id, string Name);

internal readonly record struct EntryRow(long MethodId, long TopicId, int Rank, long ModelId, double Score);

internal readonly record struct PoolRow(long Id, long TopicId, long ModelId, string Code);

internal readonly record struct BlockRow(long Id, int Number, int FirstOrder);

/// <param name="PoolItemId">Null for an attention check, which has the rest.</param>
internal readonly record struct BlockItemRow(
    long Id,
    long BlockId,
    int Position,
    long? PoolItemId,
    string? Check,
    long? TopicId,
    int? Least,
    int? Most
);

internal readonly record struct ParticipantRow(
    long Id,
    string? PanelId,
    DateTime CreatedUtc,
    string? ConsentVersion,
    DateTime? ConsentUtc,
    DateTime? PractisedUtc,
    DateTime? FinishedUtc,
    List<string> Answers
);

/// <param name="Slot">Null once it was released.</param>
internal readonly record struct PlaceRow(
    long Id,
    long ParticipantId,
    long BlockId,
    int? Slot,
    AssignmentState State,
    DateTime CreatedUtc,
    DateTime SeenUtc
);

internal readonly record struct JudgmentRow(
    long PlaceId,
    long BlockItemId,
    int Score,
    int Milliseconds,
    DateTime JudgedUtc,
    int? LoadFailures
);

internal readonly record struct LiveRankingRow(long Id, bool IsInterleaved, DateTime CreatedUtc);

internal readonly record struct LiveEntryRow(long RankingId, int Position, string Model, long MethodId, int? Score, DateTime? JudgedUtc);
