namespace LoraJudge.Statistics.Ratings;

/// <summary>Graded and binary relevance of rated items.</summary>
public static class RatingsToRelevance
{
    /// <summary>One grade per item; undefined for items without ratings.</summary>
    /// <param name="ratings">Raters × items; null where a rating is missing.</param>
    /// <exception cref="ArgumentException">Empty, or a rating that is not finite or beyond 1e100.</exception>
    public static Figure[] Grades(double?[,] ratings, RelevanceRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var items = Items(ratings);
        return Array.ConvertAll(items, item => rule.Grade(item));
    }

    /// <summary>Whether each item is relevant; null for items without ratings.</summary>
    /// <inheritdoc cref="Grades" path="/param"/>
    /// <inheritdoc cref="Grades" path="/exception"/>
    public static bool?[] Relevance(double?[,] ratings, RelevanceRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return Array.ConvertAll(Items(ratings), item => rule.IsRelevant(item));
    }

    /// <summary>
    /// What becomes of the relevance, and of any figure of it, when the rule changes: one row per aggregation and threshold.
    /// </summary>
    /// <param name="figure">A figure of the relevance of all items, such as p@10; null for the counts alone.</param>
    /// <inheritdoc cref="Grades" path="/param"/>
    /// <inheritdoc cref="Grades" path="/exception"/>
    public static IReadOnlyList<SensitivityRow> Sensitivity(
        double?[,] ratings,
        IReadOnlyList<Aggregation> aggregations,
        IReadOnlyList<double> thresholds,
        Func<IReadOnlyList<bool?>, Figure>? figure = null
    )
    {
        ArgumentNullException.ThrowIfNull(aggregations);
        ArgumentNullException.ThrowIfNull(thresholds);
        var rows = new List<SensitivityRow>();
        foreach (var aggregation in aggregations)
        foreach (var threshold in thresholds)
        {
            var rule = new RelevanceRule(aggregation, threshold);
            var relevance = Relevance(ratings, rule);
            var rated = relevance.Count(item => item.HasValue);
            var relevant = relevance.Count(item => item == true);
            var share = rated == 0 ? Figure.Undefined("no item has ratings") : Figure.Of((double)relevant / rated);
            rows.Add(new(rule, rated, relevant, share, figure?.Invoke(relevance)));
        }
        return rows;
    }

    private static double[][] Items(double?[,] ratings)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        Require.NotEmpty(ratings.Length, nameof(ratings));
        var items = new double[ratings.GetLength(1)][];
        for (var item = 0; item < items.Length; item++)
        {
            var column = item;
            items[item] =
            [
                .. Enumerable
                    .Range(0, ratings.GetLength(0))
                    .Select(rater => ratings[rater, column])
                    .Where(rating => rating.HasValue)
                    .Select(rating => rating!.Value),
            ];
        }
        return items;
    }
}

/// <param name="Rated">Items with at least one rating.</param>
/// <param name="Relevant">Items that the rule calls relevant.</param>
/// <param name="Share">Relevant / rated.</param>
/// <param name="Figure">The caller's figure under this rule; null where none was asked for.</param>
public sealed record SensitivityRow(RelevanceRule Rule, int Rated, int Relevant, Figure Share, Figure? Figure);
