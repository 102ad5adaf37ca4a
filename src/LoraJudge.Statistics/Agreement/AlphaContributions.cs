namespace LoraJudge.Statistics.Agreement;

/// <summary>
/// Where the observed disagreement comes from. Units, pairs of raters and raters each share out the same D_o: the parts of a table sum
/// to it. Expected disagreement and ordinal ranks are those of all the data.
/// </summary>
public static class AlphaContributions
{
    /// <param name="ratings">Raters × units; null where a rating is missing.</param>
    /// <exception cref="ArgumentException">Empty, NaN, infinite, or negative at the ratio level.</exception>
    public static AlphaContributionsResult Compute(double?[,] ratings, MeasurementLevel level)
    {
        var whole = KrippendorffAlpha.Compute(ratings, level);
        var ranks = PairableRanks.Of(ratings, level);
        var (units, pairs) = ShareOut(ratings, level, ranks, whole.PairableValues);
        var raters = ratings.GetLength(0);
        var perPair = new List<PairContribution>();
        var perRater = new double[raters];
        for (var a = 0; a < raters; a++)
        for (var b = a + 1; b < raters; b++)
        {
            perRater[a] += pairs[a, b] / 2;
            perRater[b] += pairs[a, b] / 2;
            var alone = KrippendorffAlpha.Compute(Rows(ratings, [a, b]), level);
            perPair.Add(new(a, b, alone.PairableUnits, pairs[a, b], alone.Alpha));
        }
        var perRaterResults = new List<RaterContribution>();
        for (var rater = 0; rater < raters; rater++)
            perRaterResults.Add(new(rater, perRater[rater], Without(ratings, rater, level)));
        return new(whole, units, perPair, perRaterResults);
    }

    /// <summary>The same of a list. Pairs are those that rated a unit in common.</summary>
    /// <exception cref="ArgumentException">No ratings, more than 64 values, or values that the level does not have.</exception>
    public static AlphaContributionsResult Compute(RatingList ratings, MeasurementLevel level)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        return new ListContributions(ratings, level).Compute();
    }

    private static (double[] Units, double[,] Pairs) ShareOut(
        double?[,] ratings,
        MeasurementLevel level,
        PairableRanks ranks,
        long pairable
    )
    {
        var raters = ratings.GetLength(0);
        var units = new double[ratings.GetLength(1)];
        var pairs = new double[raters, raters];
        for (var unit = 0; unit < units.Length; unit++)
        {
            var given = Enumerable.Range(0, raters).Count(rater => ratings[rater, unit].HasValue);
            for (var a = 0; given >= 2 && a < raters; a++)
            for (var b = a + 1; b < raters; b++)
            {
                if (ratings[a, unit] is not { } first || ratings[b, unit] is not { } second)
                    continue;
                var part = 2 * Differences.Squared(level, ranks.Position(first), ranks.Position(second)) / (given - 1) / pairable;
                units[unit] += part;
                pairs[a, b] += part;
            }
        }
        return (units, pairs);
    }

    private static Figure Without(double?[,] ratings, int rater, MeasurementLevel level)
    {
        var others = Enumerable.Range(0, ratings.GetLength(0)).Where(other => other != rater).ToArray();
        return others.Length == 0
            ? Figure.Undefined("no other rater is left")
            : KrippendorffAlpha.Compute(Rows(ratings, others), level).Alpha;
    }

    private static double?[,] Rows(double?[,] ratings, int[] raters)
    {
        var rows = new double?[raters.Length, ratings.GetLength(1)];
        for (var i = 0; i < raters.Length; i++)
        for (var unit = 0; unit < rows.GetLength(1); unit++)
            rows[i, unit] = ratings[raters[i], unit];
        return rows;
    }
}

/// <param name="Whole">Alpha of all the data.</param>
/// <param name="Units">Each unit's part of D_o; 0 for units with fewer than two ratings.</param>
/// <param name="Pairs">Each pair of raters.</param>
/// <param name="Raters">Each rater.</param>
public sealed record AlphaContributionsResult(
    AlphaResult Whole,
    IReadOnlyList<double> Units,
    IReadOnlyList<PairContribution> Pairs,
    IReadOnlyList<RaterContribution> Raters
);

/// <param name="CommonUnits">Units that both raters rated.</param>
/// <param name="ObservedDisagreement">The pair's part of D_o.</param>
/// <param name="Alpha">Alpha of these two raters alone.</param>
public sealed record PairContribution(int FirstRater, int SecondRater, long CommonUnits, double ObservedDisagreement, Figure Alpha);

/// <param name="ObservedDisagreement">Half of the parts of the rater's pairs.</param>
/// <param name="AlphaWithout">Alpha of all other raters.</param>
public sealed record RaterContribution(int Rater, double ObservedDisagreement, Figure AlphaWithout);
