namespace LoraJudge.Domain.Studies.Plan;

/// <summary>
/// A change after the opening. Amendments are appended, never edited: each one's hash covers the one before it, so that none can be
/// changed or left out unseen.
/// </summary>
/// <param name="Number">From 1.</param>
/// <param name="Text">What is done otherwise, and why.</param>
/// <param name="ResultsSeen">Whether results had been looked at: what is decided after that is exploratory.</param>
/// <param name="Before">Hash of the amendment before it; of the frozen plan for the first.</param>
public sealed record Amendment(int Number, DateTime MadeUtc, string Text, bool ResultsSeen, string Before)
{
    /// <summary>SHA-256 over all of it, lower-case hexadecimal.</summary>
    public string Hash() => FrozenPlan.HashOf(FormattableString.Invariant($"{Before}\n{Number}\n{MadeUtc:O}\n{ResultsSeen}\n{Text}"));

    /// <param name="earlier">All that were made before, in their order.</param>
    /// <exception cref="ArgumentException">Nothing is said, or the time is not UTC.</exception>
    public static Amendment Append(FrozenPlan plan, IReadOnlyList<Amendment> earlier, string text, bool resultsSeen, DateTime utc)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(earlier);
        if (string.IsNullOrWhiteSpace(text))
            throw new ArgumentException("An amendment says what is done otherwise, and why.", nameof(text));
        if (utc.Kind != DateTimeKind.Utc)
            throw new ArgumentException("Times are UTC.", nameof(utc));
        return new Amendment(earlier.Count + 1, utc, text.Trim(), resultsSeen, earlier.Count == 0 ? plan.Hash() : earlier[^1].Hash());
    }

    /// <returns>Whether the chain is whole: numbers, order and hashes.</returns>
    public static bool IsChain(FrozenPlan plan, IReadOnlyList<Amendment> amendments)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(amendments);
        var before = plan.Hash();
        for (var place = 0; place < amendments.Count; place++)
        {
            if (amendments[place].Number != place + 1 || !string.Equals(amendments[place].Before, before, StringComparison.Ordinal))
                return false;
            before = amendments[place].Hash();
        }

        return true;
    }
}
