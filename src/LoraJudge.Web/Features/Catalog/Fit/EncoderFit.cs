using LoraJudge.Statistics.Resampling;
using LoraJudge.Style.Ranking;

namespace LoraJudge.Web.Features.Catalog.Fit;

/// <summary>
/// How well models' own pictures hold together against the other models, by groups of models. Every picture is a query, left out of its own
/// model; all groups rank among the same models, so that their reciprocal ranks can be compared.
/// </summary>
internal static class EncoderFit
{
    /// <summary>Fewer models than this a group say nothing.</summary>
    public const int FewestModels = 8;

    /// <summary>Models of a group that are drawn from a larger one.</summary>
    public const int MostModels = 100;

    /// <summary>A loss of less than this share of the baseline's mean reciprocal rank is taken for none.</summary>
    public const double ToleratedShare = 0.2;

    private const ulong Seed = 20_261_127;

    /// <param name="groups">With all of their models; those with one picture are left aside.</param>
    /// <param name="threads">How many at most.</param>
    public static FitMeasure Measure(
        IReadOnlyDictionary<FitModels, IReadOnlyList<ModelReferences>> groups,
        int threads,
        CancellationToken cancellation,
        RankingRule rule = default,
        IReadOnlyDictionary<long, string>? families = null
    )
    {
        ArgumentNullException.ThrowIfNull(groups);
        var drawn = Draw(
            groups.ToDictionary(
                group => group.Key,
                group => (IReadOnlyList<(long, int)>)[.. group.Value.Select(model => (model.ModelId, model.References.Count))]
            )
        );
        return Measure(
            drawn,
            groups.Values.SelectMany(models => models).ToDictionary(model => model.ModelId),
            threads,
            cancellation,
            rule,
            families
        );
    }

    /// <summary>The models that are measured: only their pictures need to be read.</summary>
    /// <param name="groups">All models, each with how many pictures it has; those with one are left aside.</param>
    public static IReadOnlyList<FitDraw> Draw(IReadOnlyDictionary<FitModels, IReadOnlyList<(long ModelId, int Pictures)>> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        return
        [
            .. groups
                .OrderBy(group => group.Key)
                .Select(group => (group.Key, All: group.Value.Where(model => model.Pictures > 1).Select(model => model.ModelId)))
                .Select(group => (group.Key, All: group.All.Order().ToArray()))
                .Where(group => group.All.Length > 0)
                .Select(group => new FitDraw(group.Key, group.All.Length, Draw(group.All))),
        ];
    }

    /// <param name="models">Those that were drawn, with their references in the style space.</param>
    /// <param name="threads">How many at most.</param>
    /// <param name="rule">By which models are ranked.</param>
    /// <param name="families">Of models that have one: a relative of a picture's model counts neither as right nor as wrong.</param>
    public static FitMeasure Measure(
        IReadOnlyList<FitDraw> drawn,
        IReadOnlyDictionary<long, ModelReferences> models,
        int threads,
        CancellationToken cancellation,
        RankingRule rule,
        IReadOnlyDictionary<long, string>? families = null
    )
    {
        ArgumentNullException.ThrowIfNull(drawn);
        ArgumentNullException.ThrowIfNull(models);
        var groups = drawn
            .Select(group => (group.Models, group.Count, Members: Array.FindAll([.. group.Drawn], models.ContainsKey)))
            .Where(group => group.Members.Length > 0)
            .ToArray();
        ModelReferences[] pool = [.. groups.SelectMany(group => group.Members).Select(model => models[model])];
        if (pool.Length < 2)
            return new FitMeasure([], null, null);
        var related = ModelFamilies.Relation([.. pool.Select(model => families?.GetValueOrDefault(model.ModelId))]);
        var queries = LeaveOneOut
            .Rank(pool, cancellation: cancellation, threads: threads, rule: rule, related: related)
            .ToLookup(query => query.Model);
        var (measured, first) = (new List<FitGroup>(), 0);
        foreach (var (kind, count, members) in groups)
        {
            var own = Enumerable.Range(first, members.Length).Select(model => queries[model].ToArray()).ToArray();
            measured.Add(Group(kind, count, own, related));
            first += members.Length;
        }

        var baseline = Baseline(measured);
        return new FitMeasure(measured, baseline, Difference(measured, baseline));
    }

    public static FitVerdict Verdict(FitDifference? difference) =>
        difference switch
        {
            null => FitVerdict.TooFew,
            _ when difference.Interval.Lower > -difference.Tolerance => FitVerdict.Fits,
            _ when difference.Interval.Upper < 0 && difference.Estimate <= -difference.Tolerance => FitVerdict.NoLongerFits,
            _ => FitVerdict.Undecided,
        };

    /// <summary>Models that it has not learnt are the fair comparison for new ones: every encoder knows those better that it has learnt.</summary>
    private static FitModels? Baseline(IReadOnlyList<FitGroup> groups) =>
        ((FitModels[])[FitModels.HeldOut, FitModels.Trained, FitModels.Before])
            .Where(models => groups.Any(group => group.Models == models && group.Measured >= FewestModels))
            .Cast<FitModels?>()
            .FirstOrDefault();

    private static FitDifference? Difference(IReadOnlyList<FitGroup> groups, FitModels? baseline)
    {
        var fresh = groups.FirstOrDefault(group => group.Models == FitModels.New);
        var before = groups.FirstOrDefault(group => group.Models == baseline);
        if (fresh is null || before is null || fresh.Measured < FewestModels)
            return null;
        double[] values = [.. before.ReciprocalRanks, .. fresh.ReciprocalRanks];
        var old = before.ReciprocalRanks.Count;
        var result = Bootstrap.Run(values.Length, indices => Contrast(values, old, indices), new BootstrapOptions(Seed: Seed));
        return new FitDifference(
            fresh.MeanReciprocalRank - before.MeanReciprocalRank,
            (result.Bca ?? result.Percentile)!,
            ToleratedShare * before.MeanReciprocalRank
        );
    }

    /// <summary>Mean of the later values minus mean of the first, of those that were drawn; NaN where one side has none.</summary>
    private static double Contrast(double[] values, int first, ReadOnlySpan<int> indices)
    {
        var (before, beforeCount, after, afterCount) = (0.0, 0, 0.0, 0);
        foreach (var index in indices)
        {
            if (index < first)
                (before, beforeCount) = (before + values[index], beforeCount + 1);
            else
                (after, afterCount) = (after + values[index], afterCount + 1);
        }

        return beforeCount == 0 || afterCount == 0 ? double.NaN : (after / afterCount) - (before / beforeCount);
    }

    private static FitGroup Group(FitModels models, int count, LeftOut[][] queries, Func<int, int, bool>? related)
    {
        double[] ranks = [.. queries.Select(own => own.Average(query => 1.0 / query.Rank)).Order()];
        return new FitGroup(
            models,
            count,
            queries.Length,
            ranks,
            ranks.Average(),
            ranks.Length < 2 ? null
                : ResampledMean.Bootstrap(ranks, new BootstrapOptions(Seed: Seed)) is var mean ? mean.Bca ?? mean.Percentile
                : null,
            queries.Average(own => own.Average(query => query.Rank == 1 ? 1.0 : 0.0)),
            queries.Average(own => own.Average(query => query.Distances[query.Model])),
            queries.Average(own => own.Average(query => NearestOther(query, related)))
        );
    }

    private static double NearestOther(LeftOut query, Func<int, int, bool>? related) =>
        query.Distances.Where((_, model) => model != query.Model && related?.Invoke(query.Model, model) != true).Min();

    private static long[] Draw(long[] models)
    {
        if (models.Length <= MostModels)
            return models;
        // Which models are drawn depends on how many there are alone.
        var order = Enumerable.Range(0, models.Length).ToArray();
        new Random(unchecked((int)Seed)).Shuffle(order);
        return [.. order.Take(MostModels).Order().Select(place => models[place])];
    }
}

/// <param name="Count">Models of the group that can be measured.</param>
/// <param name="Drawn">Ids of those that are.</param>
internal sealed record FitDraw(FitModels Models, int Count, IReadOnlyList<long> Drawn);

/// <param name="Groups">Those that have models.</param>
internal sealed record FitMeasure(IReadOnlyList<FitGroup> Groups, FitModels? Baseline, FitDifference? Difference);
