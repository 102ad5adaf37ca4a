namespace LoraJudge.Statistics.Ratings;

/// <summary>How several people's ratings of one item become one grade.</summary>
public enum Aggregation
{
    /// <summary>The middle rating; with an even number of ratings the mean of the two middle ones.</summary>
    Median,

    /// <summary>The arithmetic mean.</summary>
    Mean,

    /// <summary>
    /// The highest grade that more than half of the raters reached: the lower median. An item is relevant where more than half of its
    /// ratings are at least the threshold.
    /// </summary>
    Majority,
}

/// <summary>A rule from ratings to relevance: an item is relevant where its grade is at least the threshold.</summary>
/// <param name="Threshold">In the units of the ratings, for example 3 on a scale from 1 to 4.</param>
public sealed record RelevanceRule(Aggregation Aggregation, double Threshold)
{
    /// <summary>The grade of one item; undefined without ratings.</summary>
    /// <param name="ratings">The item's ratings in any order.</param>
    /// <exception cref="ArgumentException">A rating that is not finite or beyond 1e100.</exception>
    public Figure Grade(ReadOnlySpan<double> ratings)
    {
        Require.Squarable(ratings, nameof(ratings));
        if (ratings.IsEmpty)
            return Figure.Undefined("the item has no ratings");
        var sorted = ratings.ToArray();
        Array.Sort(sorted);
        var middle = sorted.Length / 2;
        return Aggregation switch
        {
            Aggregation.Mean => Figure.Of(CompensatedSum.Of(sorted) / sorted.Length),
            Aggregation.Majority => Figure.Of(sorted[(sorted.Length - 1) / 2]),
            _ => Figure.Of(sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2),
        };
    }

    /// <summary>Whether an item is relevant; null without ratings.</summary>
    /// <inheritdoc cref="Grade" path="/param"/>
    /// <inheritdoc cref="Grade" path="/exception"/>
    public bool? IsRelevant(ReadOnlySpan<double> ratings) => Grade(ratings).ValueOrNull is { } grade ? grade >= Threshold : null;
}
