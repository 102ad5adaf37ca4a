namespace LoraJudge.Statistics.Agreement;

/// <summary>Disagreement within one unit: Σ_{i≠j} δ²(x_i, x_j) / (m - 1) over its m ratings.</summary>
internal static class WithinUnit
{
    /// <param name="positions">Place of every code, see <see cref="Differences.Positions"/>.</param>
    /// <param name="codes">The distinct codes of the unit.</param>
    /// <param name="counts">How often the unit got each of them.</param>
    public static double Disagreement(
        MeasurementLevel level,
        ReadOnlySpan<double> positions,
        ReadOnlySpan<int> codes,
        ReadOnlySpan<int> counts,
        int ratings
    ) =>
        level switch
        {
            MeasurementLevel.Nominal => Unequal(counts, ratings),
            MeasurementLevel.Ratio => PairByPair(positions, codes, counts, ratings),
            _ => Squares(positions, codes, counts, ratings),
        };

    private static double Unequal(ReadOnlySpan<int> counts, int ratings)
    {
        long pairs = 0;
        foreach (var count in counts)
            pairs += (long)count * (ratings - count);
        return (double)pairs / (ratings - 1);
    }

    private static double PairByPair(ReadOnlySpan<double> positions, ReadOnlySpan<int> codes, ReadOnlySpan<int> counts, int ratings)
    {
        double sum = 0;
        for (var c = 0; c < codes.Length; c++)
        for (var k = c + 1; k < codes.Length; k++)
            sum += (double)counts[c] * counts[k] * Differences.Squared(MeasurementLevel.Ratio, positions[codes[c]], positions[codes[k]]);
        return 2 * sum / (ratings - 1);
    }

    // 2 m Σ (x - mean)², from the unit's own mean; exactly 0 where all ratings agree.
    private static double Squares(ReadOnlySpan<double> positions, ReadOnlySpan<int> codes, ReadOnlySpan<int> counts, int ratings)
    {
        if (codes.Length == 1)
            return 0;
        var origin = positions[codes[0]];
        double shifted = 0;
        for (var c = 1; c < codes.Length; c++)
            shifted += counts[c] * (positions[codes[c]] - origin);
        var mean = shifted / ratings;
        double squares = 0;
        for (var c = 0; c < codes.Length; c++)
        {
            var difference = positions[codes[c]] - origin - mean;
            squares += counts[c] * difference * difference;
        }
        return 2.0 * ratings * squares / (ratings - 1);
    }
}
