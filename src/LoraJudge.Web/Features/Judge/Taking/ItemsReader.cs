using System.Globalization;
using LoraJudge.Data;
using LoraJudge.Domain.Studies;
using LoraJudge.Domain.Studies.Blocks;
using LoraJudge.Web.Features.Catalog.Pictures;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Judge.Taking;

/// <summary>A participant's present block as their page gets it: nothing in it tells of methods, models, ranks or files.</summary>
internal sealed class ItemsReader(IDbContextFactory<LoraJudgeDbContext> contexts, AssignmentHandler assignments)
{
    private const int ShownWidth = 640;

    /// <returns>Null where none is left for them.</returns>
    /// <exception cref="JudgeException">They may not judge now; the message says why.</exception>
    public async Task<JudgeBlock?> ReadAsync(string code, CancellationToken cancellation)
    {
        if (await assignments.NextAsync(code, cancellation) is not { } assignment)
            return null;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var rows = await context
            .BlockItems.AsNoTracking()
            .Where(item => item.BlockId == assignment.BlockId)
            .Include(item => item.PoolItem!.Topic)
            .Include(item => item.AttentionCheck!.Topic)
            .OrderBy(item => item.Position)
            .ToListAsync(cancellation);
        var scores = await context
            .Judgments.Where(judgment => judgment.AssignmentId == assignment.Id)
            .ToDictionaryAsync(judgment => judgment.BlockItemId, judgment => judgment.Score, cancellation);
        var items = rows.ConvertAll(row => Item(row, scores.TryGetValue(row.Id, out var score) ? score : null));
        var firstOrder = await context
            .Blocks.Where(block => block.Id == assignment.BlockId)
            .Select(block => block.FirstOrder)
            .SingleAsync(cancellation);
        var (part, parts) = await PartAsync(context, code, assignment, cancellation);
        return new JudgeBlock(assignment.Id, part, parts, Ordered(items, firstOrder, assignment.Slot ?? 0));
    }

    private static JudgeItem Item(BlockItem row, int? score)
    {
        var (code, topic, pictures) = row.PoolItem is { } judged
            ? (judged.Code, judged.Topic, judged.Pictures)
            : (row.AttentionCheck!.Code, row.AttentionCheck.Topic, row.AttentionCheck.Pictures);
        return new JudgeItem(
            row.Position,
            score,
            Address(code, "sample", ShownWidth),
            [.. pictures.Select((_, number) => Picture(code, number))],
            [.. topic.Originals.Select((original, number) => original.Length == 0 ? null : Original(code, number))]
        );
    }

    /// <summary>As the slot's participant meets them.</summary>
    private static IReadOnlyList<JudgeItem> Ordered(IReadOnlyList<JudgeItem> items, int firstOrder, int slot)
    {
        var places = items.Select((_, place) => new StudyItem(place.ToString(CultureInfo.InvariantCulture), ""));
        return
        [
            .. new StudyBlock(0, [.. places], firstOrder)
                .InOrder(slot)
                .Select(item => items[int.Parse(item.Id, CultureInfo.InvariantCulture)]),
        ];
    }

    private static async Task<(int Part, int Parts)> PartAsync(
        LoraJudgeDbContext context,
        string code,
        Assignment assignment,
        CancellationToken cancellation
    )
    {
        var before = await context.Assignments.CountAsync(
            row => row.ParticipantId == assignment.ParticipantId && row.Id < assignment.Id,
            cancellation
        );
        var study = await context
            .Participants.Where(row => row.Code == code)
            .Select(row => new { row.Study.Plan, Blocks = context.Blocks.Count(block => block.StudyId == row.StudyId) })
            .SingleAsync(cancellation);
        return (before + 1, Math.Max(before + 1, Math.Min(study.Plan.BlocksAParticipant, study.Blocks)));
    }

    private static JudgePicture Picture(string item, int number)
    {
        var name = number.ToString(CultureInfo.InvariantCulture);
        return new JudgePicture(Address(item, name, ShownWidth), Address(item, name, PictureWidths.Largest));
    }

    private static string Original(string item, int number) =>
        Address(item, string.Create(CultureInfo.InvariantCulture, $"original-{number}"), ShownWidth);

    private static string Address(string item, string name, int width) => PictureWidths.Under($"/judge/pictures/{item}/{name}", width);
}

/// <param name="Assignment">What judgments of it are sent to.</param>
/// <param name="Part">From 1.</param>
/// <param name="Parts">Most that the participant is given.</param>
/// <param name="Items">In the order in which they are met.</param>
internal sealed record JudgeBlock(long Assignment, int Part, int Parts, IReadOnlyList<JudgeItem> Items);

/// <param name="Position">What its judgment is sent to.</param>
/// <param name="Score">Null until one was given.</param>
/// <param name="Sample">Address of the style sample.</param>
/// <param name="Originals">Addresses of the untouched samples, beside the pictures; null where there is none.</param>
internal sealed record JudgeItem(
    int Position,
    int? Score,
    string Sample,
    IReadOnlyList<JudgePicture> Pictures,
    IReadOnlyList<string?> Originals
);

/// <param name="Url">Of the size that is shown.</param>
/// <param name="Large">Of the size for looking closer.</param>
internal sealed record JudgePicture(string Url, string Large);
