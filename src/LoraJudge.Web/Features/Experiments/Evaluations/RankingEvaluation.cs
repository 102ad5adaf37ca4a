using LoraJudge.Style.Ranking;

namespace LoraJudge.Web.Features.Experiments.Evaluations;

/// <summary>
/// The paper's evaluation 2: where a query's own model comes in the ranking of all models but its relatives. Ties go by the models' names.
/// </summary>
internal static class RankingEvaluation
{
    /// <summary>
    /// The paper's protocol: queries of different models, ranked against reference samples unrelated to the query's. The samples come in
    /// one random order, and every model's references are its first ones in it: the same samples, where models have them in common.
    /// </summary>
    /// <param name="leaveSubjectOut">Whether a reference may show the query's subject; its sample it never shows.</param>
    /// <param name="notes">Takes what is unlike what was asked for.</param>
    /// <param name="rule">By which models are ranked.</param>
    /// <returns>Null where no picture can be a query.</returns>
    public static QueryRanking? Queries(
        VectorSet set,
        bool leaveSubjectOut,
        EncoderEvaluationOptions options,
        List<string> notes,
        RankingRule rule = default
    )
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(notes);
        var pool = new ReferencePool(set, leaveSubjectOut, options);
        var queries = pool.Queries();
        if (queries.Count == 0)
            return null;
        var rankings = queries.Select(query => (query, References: pool.ReferencesFor(query))).ToList();
        RankedQuery[] ranked =
        [
            .. rankings.Select(entry => new RankedQuery(
                set.Pictures[entry.query].Model,
                set.Pictures[entry.query].Sample,
                Rank(set, entry.query, entry.References, rule)
            )),
        ];
        int[] counts = [.. rankings.SelectMany(entry => entry.References).Select(model => model.References.Count)];
        var ranking = new QueryRanking(
            RankingFigures.Of(ranked, options.Bootstrap)!,
            counts.Min(),
            counts.Max(),
            rankings.Min(entry => entry.References.Count),
            ranked
        );
        notes.AddRange(Shortfalls(ranking, set, leaveSubjectOut, options));
        return ranking;
    }

    private static IEnumerable<string> Shortfalls(
        QueryRanking ranking,
        VectorSet set,
        bool leaveSubjectOut,
        EncoderEvaluationOptions options
    )
    {
        var form = leaveSubjectOut ? "Queries with their subject left out" : "Queries with their sample left out";
        var (fewest, most) = (ranking.FewestReferences, ranking.MostReferences);
        if (ranking.Queries.Count < options.Queries)
            yield return $"{form}: {ranking.Queries.Count} models can be queried, not {options.Queries}.";
        if (fewest < options.References)
            yield return $"{form}: a model has {(fewest == most ? $"{most}" : $"{fewest} to {most}")} references, not {options.References}.";
        if (ranking.FewestModels < set.Models.Count)
            yield return $"{form}: for one of them, only {ranking.FewestModels} of {set.Models.Count} models had references to be ranked by.";
    }

    /// <summary>Every picture as a query, taken out of the references.</summary>
    /// <param name="leaveSubjectOut">Whether all references of the query's subject are left out, of all models.</param>
    /// <param name="rule">By which models are ranked.</param>
    /// <returns>Null where nothing is left to compare any query with.</returns>
    public static RankingFigures? LeaveOneOut(
        VectorSet set,
        bool leaveSubjectOut,
        EncoderEvaluationOptions options,
        CancellationToken cancellation = default,
        RankingRule rule = default
    )
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(options);
        bool SameSubject((int Model, int Reference) a, (int Model, int Reference) b) =>
            set.SubjectOf[set.FirstOf[a.Model] + a.Reference] == set.SubjectOf[set.FirstOf[b.Model] + b.Reference];
        var left = Style.Ranking.LeaveOneOut.Rank(
            set.ToReferences(),
            leaveSubjectOut ? SameSubject : null,
            cancellation,
            rule: rule,
            related: set.Related
        );
        return RankingFigures.Of(
            [
                .. left.Select(query => new RankedQuery(
                    set.Models[query.Model],
                    set.Pictures[set.FirstOf[query.Model] + query.Reference].Sample,
                    query.Rank
                )),
            ],
            options.Bootstrap
        );
    }

    private static int Rank(VectorSet set, int query, IReadOnlyList<ModelReferences> references, RankingRule rule)
    {
        var own = set.ModelOf[query];
        var ranking = new ExhaustiveIndex([.. references.Select(rule.Represent)]).Search(set.Pictures[query].Vector, references.Count);
        return 1 + ranking.TakeWhile(model => model.ModelId != own).Count(model => set.Related?.Invoke(own, (int)model.ModelId) != true);
    }
}

/// <param name="FewestReferences">Of a model, for a query.</param>
/// <param name="FewestModels">Models that had references for a query; the others were not ranked.</param>
internal sealed record QueryRanking(
    RankingFigures Figures,
    int FewestReferences,
    int MostReferences,
    int FewestModels,
    IReadOnlyList<RankedQuery> Queries
);
