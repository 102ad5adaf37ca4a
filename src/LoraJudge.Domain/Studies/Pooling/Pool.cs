namespace LoraJudge.Domain.Studies.Pooling;

/// <summary>
/// The union of what several methods find: each model is judged once for a topic, however many methods found it (pooling, Spärck Jones and
/// van Rijsbergen 1975). Nothing of it says which.
/// </summary>
public static class Pool
{
    /// <param name="runs">Each method's rankings.</param>
    /// <param name="depth">k: ranks that are judged.</param>
    /// <returns>Ordered by topic and model, so that their order tells nothing either.</returns>
    /// <exception cref="ArgumentException">No runs, a depth below 1, a rank twice or a model twice in one ranking.</exception>
    public static IReadOnlyList<PoolEntry> Of(IReadOnlyList<MethodRun> runs, int depth)
    {
        ArgumentNullException.ThrowIfNull(runs);
        ArgumentOutOfRangeException.ThrowIfLessThan(depth, 1);
        if (runs.Count == 0)
            throw new ArgumentException("There is no method.", nameof(runs));
        foreach (var run in runs)
            Check(run);
        return
        [
            .. runs.SelectMany(run => run.Entries)
                .Where(entry => entry.Rank <= depth)
                .Select(entry => new PoolEntry(entry.Topic, entry.Model))
                .Distinct()
                .OrderBy(entry => entry.Topic, StringComparer.Ordinal)
                .ThenBy(entry => entry.Model, StringComparer.Ordinal),
        ];
    }

    /// <summary>What judging every method's results by itself would be, against the pool.</summary>
    public static PoolSaving Saving(IReadOnlyList<MethodRun> runs, int depth)
    {
        var pooled = Of(runs, depth).Count;
        return new PoolSaving(pooled, runs.Sum(run => run.Entries.Count(entry => entry.Rank <= depth)));
    }

    private static void Check(MethodRun run)
    {
        foreach (var topic in run.Entries.GroupBy(entry => entry.Topic, StringComparer.Ordinal))
        {
            if (topic.Any(entry => entry.Rank < 1))
                throw new ArgumentException($"{run.Method} has a rank below 1 for topic {topic.Key}.", nameof(run));
            if (topic.GroupBy(entry => entry.Rank).FirstOrDefault(rank => rank.Skip(1).Any()) is { } rank)
                throw new ArgumentException($"{run.Method} has rank {rank.Key} twice for topic {topic.Key}.", nameof(run));
            if (topic.GroupBy(entry => entry.Model, StringComparer.Ordinal).FirstOrDefault(model => model.Skip(1).Any()) is { } model)
                throw new ArgumentException($"{run.Method} has {model.Key} twice for topic {topic.Key}.", nameof(run));
        }
    }
}

/// <param name="Method">Its name.</param>
public sealed record MethodRun(string Method, IReadOnlyList<RankedModel> Entries);

/// <param name="Topic">Code of the query.</param>
/// <param name="Rank">From 1.</param>
/// <param name="Model">The model's slug.</param>
public sealed record RankedModel(string Topic, int Rank, string Model);

/// <summary>A model that is judged for a topic.</summary>
public sealed record PoolEntry(string Topic, string Model);

/// <param name="Pooled">Items to judge.</param>
/// <param name="Unpooled">Items to judge if each method's were judged by themselves.</param>
public sealed record PoolSaving(int Pooled, int Unpooled)
{
    /// <summary>Share that need not be judged.</summary>
    public double Share => Unpooled == 0 ? 0 : 1 - ((double)Pooled / Unpooled);
}
