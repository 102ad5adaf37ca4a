using LoraJudge.Style.Ranking.Centred;

namespace LoraJudge.Style.Ranking;

/// <summary>
/// Every reference picture as a query, taken out of its own model's references: how well the style space finds a picture's model.
/// </summary>
public static class LeaveOneOut
{
    /// <param name="models">Models with two references or more take part as queries; the others are ranked against them.</param>
    /// <param name="excluded">
    /// Whether the reference at (model, reference) is left out of every model for the query at (model, reference): for example when
    /// both show the same subject. The query itself is always left out. Null leaves out nothing else.
    /// </param>
    /// <param name="threads">How many at most; null for one a processor.</param>
    /// <param name="rule">By which models are ranked; by the mean distance where it is not said.</param>
    /// <param name="related">
    /// Whether two models are of one family: a model of the query's family counts neither as right nor as wrong. Null where all are strangers.
    /// </param>
    /// <returns>One entry a query, in the order of models and references; rank 0 where nothing of the own model was left.</returns>
    public static IReadOnlyList<LeftOut> Rank(
        IReadOnlyList<ModelReferences> models,
        Func<(int Model, int Reference), (int Model, int Reference), bool>? excluded = null,
        CancellationToken cancellation = default,
        int? threads = null,
        RankingRule rule = default,
        Func<int, int, bool>? related = null
    )
    {
        ArgumentNullException.ThrowIfNull(models);
        var queries =
            from model in Enumerable.Range(0, models.Count)
            from reference in Enumerable.Range(0, models[model].References.Count)
            select (Model: model, Reference: reference);
        Func<(int, int), double[]> distances =
            rule.Method == RankingMethod.Centre
                ? new CentresLeftOut(models, rule.Shrinkage, excluded).DistancesOf
                : query => MeanDistances(models, query, excluded);
        return
        [
            .. queries
                .AsParallel()
                .AsOrdered()
                .WithDegreeOfParallelism(threads ?? Environment.ProcessorCount)
                .WithCancellation(cancellation)
                .Select(query => Ranked(models, query, distances(query), related)),
        ];
    }

    private static LeftOut Ranked(
        IReadOnlyList<ModelReferences> models,
        (int Model, int Reference) query,
        double[] distances,
        Func<int, int, bool>? related
    )
    {
        var (own, ownId) = (distances[query.Model], models[query.Model].ModelId);
        bool IsBefore(double distance, int model) =>
            (distance < own || (distance == own && models[model].ModelId < ownId))
            && (related is null || model == query.Model || !related(query.Model, model));
        var rank = double.IsNaN(own) ? 0 : 1 + distances.Where(IsBefore).Count();
        return new LeftOut(query.Model, query.Reference, rank, distances);
    }

    private static double[] MeanDistances(
        IReadOnlyList<ModelReferences> models,
        (int Model, int Reference) query,
        Func<(int Model, int Reference), (int Model, int Reference), bool>? excluded
    )
    {
        var distances = new double[models.Count];
        for (var model = 0; model < models.Count; model++)
            distances[model] = MeanDistance(models, model, query, excluded);
        return distances;
    }

    private static double MeanDistance(
        IReadOnlyList<ModelReferences> models,
        int model,
        (int Model, int Reference) query,
        Func<(int Model, int Reference), (int Model, int Reference), bool>? excluded
    )
    {
        var vector = models[query.Model].References[query.Reference];
        var (sum, count) = (0.0, 0);
        for (var reference = 0; reference < models[model].References.Count; reference++)
        {
            var candidate = (model, reference);
            if (candidate == query || excluded?.Invoke(query, candidate) == true)
                continue;
            sum += StyleDistance.Between(vector, models[model].References[reference]);
            count++;
        }

        return count == 0 ? double.NaN : sum / count;
    }
}

/// <param name="Rank">Place of the own model from 1; 0 where nothing of it was left to compare with.</param>
/// <param name="Distances">To every model, in their order; NaN where nothing of a model was left.</param>
public sealed record LeftOut(int Model, int Reference, int Rank, double[] Distances);
