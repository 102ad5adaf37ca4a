namespace LoraJudge.Statistics.Agreement;

/// <summary>
/// Alpha of data with many distinct values: two passes over the units, no matrix of values by values. Memory grows with the number of
/// distinct values, not of units.
/// </summary>
internal static class ManyValuesAlpha
{
    public static AlphaResult Compute<TCell, TReader>(ReadOnlySpan<TCell> ratings, int raters, MeasurementLevel level)
        where TReader : ICell<TCell>
    {
        var units = RatingMatrix.Units(ratings.Length, raters);
        var reader = new UnitReader(raters);
        var (frequencies, pairable) = Frequencies<TCell, TReader>(ratings, units, reader, level);
        var values = frequencies.Keys.ToArray();
        Array.Sort(values);
        var margins = Array.ConvertAll(values, value => frequencies[value]);
        var positions = Differences.Positions(level, values, margins);
        for (var code = 0; code < values.Length; code++)
            frequencies[values[code]] = code;
        var observed = Observed<TCell, TReader>(ratings, units, reader, level, positions, frequencies);
        var expected = values.Length == 0 ? 0 : Differences.OverAllPairs(level, positions, margins);
        return AlphaResult.From(level, observed, expected, margins.Sum(), pairable, null);
    }

    private static (Dictionary<double, long> Frequencies, long PairableUnits) Frequencies<TCell, TReader>(
        ReadOnlySpan<TCell> ratings,
        int units,
        UnitReader reader,
        MeasurementLevel level
    )
        where TReader : ICell<TCell>
    {
        var frequencies = new Dictionary<double, long>();
        long pairable = 0;
        for (var unit = 0; unit < units; unit++)
        {
            reader.Read<TCell, TReader>(ratings, units, unit, level);
            if (reader.Ratings < 2)
                continue;
            pairable++;
            for (var i = 0; i < reader.Distinct; i++)
                frequencies[reader.Values[i]] = frequencies.GetValueOrDefault(reader.Values[i]) + reader.Counts[i];
        }
        return (frequencies, pairable);
    }

    private static double Observed<TCell, TReader>(
        ReadOnlySpan<TCell> ratings,
        int units,
        UnitReader reader,
        MeasurementLevel level,
        double[] positions,
        Dictionary<double, long> codeOf
    )
        where TReader : ICell<TCell>
    {
        var codes = new int[ratings.Length / units];
        var sum = new CompensatedSum();
        for (var unit = 0; unit < units; unit++)
        {
            reader.Read<TCell, TReader>(ratings, units, unit, level);
            if (reader.Ratings < 2)
                continue;
            for (var i = 0; i < reader.Distinct; i++)
                codes[i] = (int)codeOf[reader.Values[i]];
            sum.Add(WithinUnit.Disagreement(level, positions, codes.AsSpan(0, reader.Distinct), reader.Counts, reader.Ratings));
        }
        return sum.Value;
    }
}
