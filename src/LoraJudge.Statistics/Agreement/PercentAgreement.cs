namespace LoraJudge.Statistics.Agreement;

/// <summary>Raw agreement, not corrected for chance.</summary>
public static class PercentAgreement
{
    /// <summary>
    /// The share of equal pairs among all pairs of ratings of the same unit, from 0 to 1; with missing ratings, units count by their
    /// number of pairs.
    /// </summary>
    /// <param name="ratings">Raters × units; null where a rating is missing.</param>
    /// <exception cref="ArgumentException">Empty, NaN or infinite.</exception>
    public static Figure Pairwise(double?[,] ratings) =>
        Share(ratings, (counts, ratings) => (Pairs(counts), (long)ratings * (ratings - 1)));

    /// <summary>The share of units, among those with at least two ratings, on which all raters agree.</summary>
    /// <param name="ratings">Raters × units; null where a rating is missing.</param>
    /// <exception cref="ArgumentException">Empty, NaN or infinite.</exception>
    public static Figure Unanimous(double?[,] ratings) => Share(ratings, (counts, _) => (counts.Length == 1 ? 1 : 0, 1));

    private static Figure Share(double?[,] ratings, Func<int[], int, (long Equal, long All)> count)
    {
        var profiles = UnitProfiles.Of(ratings, MeasurementLevel.Nominal);
        long equal = 0;
        long all = 0;
        foreach (var profile in profiles.OfUnit)
        {
            if (profile < 0)
                continue;
            var part = count(profiles.Counts(profile).ToArray(), profiles.Ratings(profile));
            equal += part.Equal;
            all += part.All;
        }
        return all == 0 ? Figure.Undefined(AlphaResult.NothingPairable) : Figure.Of((double)equal / all);
    }

    private static long Pairs(int[] counts) => counts.Sum(count => (long)count * (count - 1));
}
