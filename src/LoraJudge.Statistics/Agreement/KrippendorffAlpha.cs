namespace LoraJudge.Statistics.Agreement;

/// <summary>
/// Krippendorff's alpha: agreement of any number of raters, with missing ratings, corrected for chance. 1 is perfect agreement, 0 what
/// chance would give, below 0 systematic disagreement. Source: Krippendorff (2011), Computing Krippendorff's Alpha-Reliability;
/// Krippendorff (2018), Content Analysis, 4th ed., chapter 12, which asks for .800, or .667 for tentative conclusions.
/// </summary>
public static class KrippendorffAlpha
{
    /// <summary>Alpha of a rating matrix.</summary>
    /// <param name="ratings">Raters × units; null where a rating is missing.</param>
    /// <exception cref="ArgumentException">Empty, NaN, infinite, or negative at the ratio level.</exception>
    public static AlphaResult Compute(double?[,] ratings, MeasurementLevel level) =>
        Compute<double?, OptionalCell>(RatingMatrix.Flat(ratings), ratings.GetLength(0), level);

    /// <summary>Alpha of a rating matrix without missing ratings.</summary>
    /// <param name="ratings">Raters × units.</param>
    /// <exception cref="ArgumentException">Empty, NaN, infinite, or negative at the ratio level.</exception>
    public static AlphaResult Compute(double[,] ratings, MeasurementLevel level) =>
        Compute<double, CompleteCell>(RatingMatrix.Flat(ratings), ratings.GetLength(0), level);

    /// <summary>Alpha of a flat rating matrix: all units of the first rater, then all units of the second, and so on.</summary>
    /// <param name="ratings">Raters × units cells; null where a rating is missing.</param>
    /// <exception cref="ArgumentException">Empty, not a multiple of raters, NaN, infinite, or negative at the ratio level.</exception>
    public static AlphaResult Compute(ReadOnlySpan<double?> ratings, int raters, MeasurementLevel level) =>
        Compute<double?, OptionalCell>(ratings, raters, level);

    /// <summary>Alpha of rows, one per rater.</summary>
    /// <exception cref="ArgumentException">Ragged, empty, NaN, infinite, or negative at the ratio level.</exception>
    public static AlphaResult Compute(IReadOnlyList<IReadOnlyList<double?>> rows, MeasurementLevel level) =>
        Compute(RatingMatrix.FromRows(rows), level);

    /// <summary>Nominal alpha of categories named by text, compared ordinally.</summary>
    /// <param name="ratings">Raters × units; null where a rating is missing.</param>
    /// <exception cref="ArgumentException">Empty.</exception>
    public static AlphaResult Compute(string?[,] ratings) => Compute(Categories.Number(ratings).Codes, MeasurementLevel.Nominal);

    private static AlphaResult Compute<TCell, TReader>(ReadOnlySpan<TCell> ratings, int raters, MeasurementLevel level)
        where TReader : ICell<TCell>
    {
        _ = RatingMatrix.Units(ratings.Length, raters);
        return CoincidenceScan.Run<TCell, TReader>(ratings, raters, level) is { } matrix
            ? FromCoincidences(matrix, level)
            : ManyValuesAlpha.Compute<TCell, TReader>(ratings, raters, level);
    }

    internal static AlphaResult FromCoincidences(CoincidenceMatrix matrix, MeasurementLevel level)
    {
        var margins = matrix.Margins.ToArray();
        var positions = Differences.Positions(level, matrix.Values.ToArray(), margins);
        var observed = new CompensatedSum();
        var expected = new CompensatedSum();
        for (var c = 0; c < positions.Length; c++)
        for (var k = c + 1; k < positions.Length; k++)
        {
            var squared = Differences.Squared(level, positions[c], positions[k]);
            observed.Add(2 * matrix.Coincidences[c, k] * squared);
            expected.Add(2 * (double)margins[c] * margins[k] * squared);
        }
        return AlphaResult.From(level, observed.Value, expected.Value, matrix.PairableValues, matrix.PairableUnits, matrix);
    }
}
