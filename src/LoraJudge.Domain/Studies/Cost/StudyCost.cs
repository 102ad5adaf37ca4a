namespace LoraJudge.Domain.Studies.Cost;

/// <summary>What a study asks of people.</summary>
/// <param name="Items">To judge, checks not counted.</param>
/// <param name="Judgments">In all, checks not counted.</param>
/// <param name="Participants">Needed if all complete everything that they are given.</param>
/// <param name="ItemsAParticipant">Most that one judges, checks counted.</param>
public sealed record StudyCost(int Items, int Judgments, int Blocks, int Participants, int ItemsAParticipant)
{
    /// <param name="items">To judge.</param>
    /// <param name="checks">Attention checks, dealt out over the blocks.</param>
    /// <param name="blockLength">Most items of a block.</param>
    /// <param name="raters">Participants who judge each item.</param>
    /// <param name="mostBlocks">That one participant may be given.</param>
    /// <exception cref="ArgumentOutOfRangeException">Checks below 0, or anything else below 1.</exception>
    public static StudyCost Of(int items, int checks, int blockLength, int raters, int mostBlocks)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(items, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(checks);
        ArgumentOutOfRangeException.ThrowIfLessThan(blockLength, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(raters, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(mostBlocks, 1);
        var blocks = Quotient(items, blockLength);
        var each = Math.Min(mostBlocks, blocks);
        var longest = Quotient(items + checks, blocks);
        return new StudyCost(
            items,
            items * raters,
            blocks,
            Math.Max(raters, Quotient(blocks * raters, each)),
            Math.Min(items + checks, longest * each)
        );
    }

    /// <param name="secondsAnItem">That a judgment takes.</param>
    /// <param name="otherMinutes">Consent, instructions, practice and questions.</param>
    public double MinutesAParticipant(double secondsAnItem, double otherMinutes) => (ItemsAParticipant * secondsAnItem / 60) + otherMinutes;

    private static int Quotient(int whole, int part) => (whole + part - 1) / part;
}
