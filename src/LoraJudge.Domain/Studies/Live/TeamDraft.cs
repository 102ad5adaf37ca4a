namespace LoraJudge.Domain.Studies.Live;

/// <summary>
/// Team draft interleaving (Radlinski, Kurup and Joachims 2008; of more than two methods Schuth et al. 2014): in each round every method, in
/// random order, picks the best of its models that nobody has picked. Whoever likes one method's picks more prefers that method, and no
/// method gains by its place.
/// </summary>
public static class TeamDraft
{
    /// <param name="rankings">Each method's models, the best first; none twice in one.</param>
    /// <param name="length">Picks; fewer where the methods know no more models.</param>
    /// <param name="dice">Say who picks first in each round.</param>
    /// <exception cref="ArgumentException">There is no method, or one ranks a model twice.</exception>
    public static IReadOnlyList<DraftPick> Of(IReadOnlyList<IReadOnlyList<long>> rankings, int length, PlanRandom dice)
    {
        ArgumentNullException.ThrowIfNull(rankings);
        ArgumentNullException.ThrowIfNull(dice);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        if (rankings.Count == 0)
            throw new ArgumentException("There is no method.", nameof(rankings));
        if (rankings.Any(ranking => ranking.Distinct().Count() < ranking.Count))
            throw new ArgumentException("A method ranks a model twice.", nameof(rankings));
        var known = rankings.SelectMany(ranking => ranking).Distinct().Count();
        var picks = new List<DraftPick>();
        var picked = new HashSet<long>();
        while (picks.Count < Math.Min(length, known))
            foreach (var method in dice.Shuffled(Enumerable.Range(0, rankings.Count)))
            {
                if (
                    picks.Count < length
                    && rankings[method].Where(model => !picked.Contains(model)).Cast<long?>().FirstOrDefault() is { } best
                )
                {
                    picked.Add(best);
                    picks.Add(new DraftPick(best, method));
                }
            }

        return picks;
    }
}

/// <param name="Model">Id of what was picked.</param>
/// <param name="Method">Number of the method that picked it, from 0.</param>
public readonly record struct DraftPick(long Model, int Method);
