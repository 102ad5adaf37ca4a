using LoraJudge.Data;
using LoraJudge.Data.Providers;
using LoraJudge.Domain.Studies;
using LoraJudge.Domain.Studies.Blocks;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Judge;

/// <summary>
/// Gives participants their blocks. What they get is <see cref="Assigner"/>'s word; that nobody gets what is taken, the tables' own
/// constraints see to.
/// </summary>
internal sealed class AssignmentHandler(IDbContextFactory<LoraJudgeDbContext> contexts, TimeProvider time)
{
    /// <summary>The participant's open block, or a new one. Asked twice, it gives the same.</summary>
    /// <returns>Null where none is left for them.</returns>
    /// <exception cref="JudgeException">The study takes no judgments now, or the participant has not consented.</exception>
    public async Task<Assignment?> NextAsync(string participantCode, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return await contexts.InTransactionAsync((context, token) => TakeAsync(context, participantCode, token), cancellation);
            }
            catch (DbUpdateException exception) when (exception.IsUniqueViolation())
            {
                // Somebody else was faster: what is free now is asked for again.
            }
        }
    }

    /// <summary>Frees the slots of participants who have not been seen for as long as their study allows; not while it takes no judgments.</summary>
    /// <returns>Slots freed.</returns>
    public async Task<int> ReleaseAbandonedAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var open = await context.Studies.AsNoTracking().Where(study => study.State == StudyState.Open).ToListAsync(cancellation);
        var released = 0;
        var now = time.GetUtcNow().UtcDateTime;
        // Who cannot judge now has not gone away.
        foreach (var study in open.Where(study => JudgingParticipant.Closed(study, now) is null))
        {
            var since = now - study.Plan.ReleaseAfter;
            released += await context
                .Assignments.Where(row => row.Block.StudyId == study.Id && row.State == AssignmentState.Open && row.SeenUtc < since)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(row => row.State, AssignmentState.Released).SetProperty(row => row.Slot, (int?)null),
                    cancellation
                );
        }

        return released;
    }

    private async Task<Assignment?> TakeAsync(LoraJudgeDbContext context, string participantCode, CancellationToken cancellation)
    {
        var participant = await JudgingParticipant.FindAsync(context, participantCode, time, cancellation);
        var plan = participant.Study.Plan;
        var blocks = await BlocksAsync(context, participant.StudyId, cancellation);
        var own = await context
            .Assignments.Where(row => row.ParticipantId == participant.Id)
            .OrderBy(row => row.Id)
            .ToListAsync(cancellation);
        var numbers = blocks.ToDictionary(block => block.Id, block => block.State.Number);
        var next = new Assigner(plan.Seed, plan.RatersPerItem, plan.BlocksAParticipant).Next(
            [.. blocks.Select(block => block.State)],
            [.. own.Select(row => new OwnBlock(new Slot(numbers[row.BlockId], row.Slot ?? 0), row.State == AssignmentState.Open))],
            participant.Code
        );
        if (next is not { } slot)
            return null;
        var now = time.GetUtcNow().UtcDateTime;
        var blockId = blocks.Single(block => block.State.Number == slot.Block).Id;
        var assignment = own.Find(row => row.BlockId == blockId && row.State == AssignmentState.Open);
        if (assignment is null)
        {
            assignment = new Assignment
            {
                ParticipantId = participant.Id,
                BlockId = blockId,
                Slot = slot.Number,
                CreatedUtc = now,
            };
            context.Assignments.Add(assignment);
        }

        assignment.SeenUtc = now;
        await context.SaveChangesAsync(cancellation);
        return assignment;
    }

    private static async Task<IReadOnlyList<(long Id, BlockState State)>> BlocksAsync(
        LoraJudgeDbContext context,
        long studyId,
        CancellationToken cancellation
    )
    {
        var blocks = await context
            .Blocks.Where(block => block.StudyId == studyId)
            .Select(block => new { block.Id, block.Number })
            .ToListAsync(cancellation);
        var taken = await context
            .Assignments.Where(row => row.Block.StudyId == studyId && row.Slot != null)
            .Select(row => new { row.BlockId, Slot = row.Slot!.Value })
            .ToListAsync(cancellation);
        var slots = taken.ToLookup(row => row.BlockId, row => row.Slot);
        return [.. blocks.Select(block => (block.Id, new BlockState(block.Number, slots[block.Id].ToHashSet())))];
    }
}
