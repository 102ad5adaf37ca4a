namespace LoraJudge.Statistics.Comparison;

/// <summary>
/// Size, mean and sum of squares of one group. Values are taken as differences from a common origin, which are exact for data with a
/// large offset, and the squares from the group's own mean (two passes).
/// </summary>
internal readonly record struct GroupSummary(int Size, double MeanFromOrigin, double SumOfSquares)
{
    public double Variance => SumOfSquares / (Size - 1);

    public static GroupSummary Of(ReadOnlySpan<double> values, double origin)
    {
        var sum = new CompensatedSum();
        foreach (var value in values)
            sum.Add(value - origin);
        var mean = sum.Value / values.Length;
        var squares = new CompensatedSum();
        var rest = new CompensatedSum();
        foreach (var value in values)
        {
            var deviation = value - origin - mean;
            squares.Add(deviation * deviation);
            rest.Add(deviation);
        }
        // Chan, Golub and LeVeque (1983), The American Statistician 37, 242-247, equation 1.7: the correction for the mean's rounding.
        var corrected = squares.Value - rest.Value * rest.Value / values.Length;
        return new(values.Length, mean, IsConstant(values) ? 0 : corrected);
    }

    private static bool IsConstant(ReadOnlySpan<double> values) => !values.ContainsAnyExcept(values[0]);
}
