using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace LoraJudge.Domain.Studies.Blocks;

/// <summary>
/// Which block a participant gets next: a function of the frozen plan and of what is taken, nothing else. Two who ask at once may get the
/// same answer; the tables let one of them have it (unique block and slot), and the other asks again.
/// </summary>
/// <param name="seed">Of the study.</param>
/// <param name="raters">Slots of each block: participants who judge it.</param>
/// <param name="mostBlocks">That one participant may be given.</param>
public sealed class Assigner(long seed, int raters, int mostBlocks)
{
    /// <param name="blocks">All blocks of the study.</param>
    /// <param name="own">Blocks that the participant was given before, in the order in which they were.</param>
    /// <returns>The participant's open block where there is one, else the least taken one; null where none is left for them.</returns>
    public Slot? Next(IReadOnlyCollection<BlockState> blocks, IReadOnlyList<OwnBlock> own, string participant)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        ArgumentNullException.ThrowIfNull(own);
        ArgumentNullException.ThrowIfNull(participant);
        if (own.FirstOrDefault(block => block.IsOpen) is { } open)
            return open.Slot;
        if (own.Count >= mostBlocks)
            return null;
        var number = Number(participant);
        var met = own.Select(block => block.Slot.Block).ToHashSet();
        var block = blocks
            .Where(block => block.Taken.Count < raters && !met.Contains(block.Number))
            .OrderBy(block => block.Taken.Count)
            // Who come together are sent to different blocks.
            .ThenBy(block => new PlanRandom(seed, number, block.Number).Next())
            .ThenBy(block => block.Number)
            .FirstOrDefault();
        return block is null ? null : new Slot(block.Number, Enumerable.Range(0, raters).First(slot => !block.Taken.Contains(slot)));
    }

    private static long Number(string participant) =>
        BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(participant)));
}

/// <summary>A place for one participant at a block.</summary>
/// <param name="Block">Its number.</param>
/// <param name="Number">From 0, below the raters.</param>
public readonly record struct Slot(int Block, int Number);

/// <param name="Taken">Slots that somebody works at or has completed; one that was released is not among them.</param>
public sealed record BlockState(int Number, IReadOnlySet<int> Taken);

/// <param name="IsOpen">Whether the participant still works at it. One that was released or completed is not open, and does not come again.</param>
public sealed record OwnBlock(Slot Slot, bool IsOpen);
