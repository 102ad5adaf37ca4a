namespace LoraJudge.Statistics.Agreement;

/// <summary>
/// Nominal agreement of any number of raters, corrected for chance with common margins: κ = (P - P_e)/(1 - P_e). Every unit needs the
/// same number of ratings, not necessarily of the same raters. Source: Fleiss (1971), Psychological Bulletin 76, 378-382.
/// </summary>
public static class FleissKappa
{
    /// <param name="ratings">Raters × units; null where a rating is missing.</param>
    /// <exception cref="ArgumentException">Empty, NaN, infinite, or units with different numbers of ratings.</exception>
    public static Figure Compute(double?[,] ratings)
    {
        var profiles = UnitProfiles.Of(ratings, MeasurementLevel.Nominal);
        var perUnit = RatingsPerUnit(ratings);
        if (perUnit < 2)
            return Figure.Undefined(AlphaResult.NothingPairable);
        double agreement = 0;
        var margins = new double[profiles.Values.Length];
        foreach (var profile in profiles.OfUnit)
        {
            var counts = profiles.Counts(profile);
            for (var i = 0; i < counts.Length; i++)
            {
                agreement += (double)counts[i] * (counts[i] - 1);
                margins[profiles.Codes(profile)[i]] += counts[i];
            }
        }
        double units = profiles.OfUnit.Length;
        var observed = agreement / (units * perUnit * (perUnit - 1));
        var total = units * perUnit;
        var expected = margins.Sum(margin => margin / total * (margin / total));
        return margins.Length == 1 ? Figure.Undefined(AlphaResult.NoVariation) : Figure.Of((observed - expected) / (1 - expected));
    }

    private static int RatingsPerUnit(double?[,] ratings)
    {
        var first = -1;
        for (var unit = 0; unit < ratings.GetLength(1); unit++)
        {
            var given = Enumerable.Range(0, ratings.GetLength(0)).Count(rater => ratings[rater, unit].HasValue);
            first = first < 0 ? given : first;
            if (given != first)
                throw Require.Refusal(
                    nameof(ratings),
                    $"Unit {unit} has {given} ratings and unit 0 has {first}: Fleiss' kappa needs the same number for every unit."
                );
        }
        return first;
    }
}
