namespace LoraJudge.Statistics.Agreement;

/// <summary>Squared differences δ² between values, and their sum over all pairs of values.</summary>
internal static class Differences
{
    /// <summary>
    /// Places on a line whose squared distances are δ²: the values themselves, or for ordinal data the mean ranks
    /// Σ_{g&lt;c} n_g + n_c/2, an exact identity.
    /// </summary>
    public static double[] Positions(MeasurementLevel level, ReadOnlySpan<double> values, ReadOnlySpan<long> margins)
    {
        if (level != MeasurementLevel.Ordinal)
            return values.ToArray();
        var positions = new double[values.Length];
        MeanRanks(margins, positions);
        return positions;
    }

    public static void MeanRanks(ReadOnlySpan<long> margins, Span<double> positions)
    {
        long below = 0;
        for (var c = 0; c < margins.Length; c++)
        {
            positions[c] = below + 0.5 * margins[c];
            below += margins[c];
        }
    }

    /// <summary>δ² of two positions.</summary>
    public static double Squared(MeasurementLevel level, double c, double k)
    {
        if (c == k)
            return 0;
        if (level == MeasurementLevel.Nominal)
            return 1;
        var difference = level == MeasurementLevel.Ratio ? (c - k) / (c + k) : c - k;
        return difference * difference;
    }

    /// <summary>Σ_c Σ_k n_c n_k δ²_ck, which is n (n - 1) D_e.</summary>
    public static double OverAllPairs(MeasurementLevel level, ReadOnlySpan<double> positions, ReadOnlySpan<long> margins) =>
        level switch
        {
            MeasurementLevel.Nominal => Unequal(margins),
            MeasurementLevel.Ratio => PairByPair(positions, margins),
            _ => TwiceSquares(positions, margins),
        };

    private static double Unequal(ReadOnlySpan<long> margins)
    {
        long total = 0;
        foreach (var margin in margins)
            total += margin;
        double sum = 0;
        foreach (var margin in margins)
            sum += (double)margin * (total - margin);
        return sum;
    }

    private static double PairByPair(ReadOnlySpan<double> values, ReadOnlySpan<long> margins)
    {
        var sum = new CompensatedSum();
        for (var c = 0; c < values.Length; c++)
        {
            double row = 0;
            for (var k = c + 1; k < values.Length; k++)
                row += margins[k] * Squared(MeasurementLevel.Ratio, values[c], values[k]);
            sum.Add(row * margins[c]);
        }
        return 2 * sum.Value;
    }

    // Σ_c Σ_k n_c n_k (x_c - x_k)² = 2 n Σ_c n_c (x_c - mean)²; two passes, so that a common offset costs no digits.
    private static double TwiceSquares(ReadOnlySpan<double> positions, ReadOnlySpan<long> margins)
    {
        double total = 0;
        var shifted = new CompensatedSum();
        for (var c = 0; c < positions.Length; c++)
        {
            total += margins[c];
            shifted.Add(margins[c] * (positions[c] - positions[0]));
        }
        var mean = shifted.Value / total;
        var squares = new CompensatedSum();
        for (var c = 0; c < positions.Length; c++)
        {
            var difference = positions[c] - positions[0] - mean;
            squares.Add(margins[c] * difference * difference);
        }
        return 2 * total * squares.Value;
    }
}
