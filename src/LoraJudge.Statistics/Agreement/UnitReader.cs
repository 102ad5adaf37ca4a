namespace LoraJudge.Statistics.Agreement;

/// <summary>Reads one unit (a column of the matrix) as distinct values with counts, in ascending order.</summary>
internal sealed class UnitReader(int raters)
{
    private readonly double[] values = new double[raters];
    private readonly int[] counts = new int[raters];

    public int Distinct { get; private set; }
    public int Ratings { get; private set; }
    public ReadOnlySpan<double> Values => values.AsSpan(0, Distinct);
    public ReadOnlySpan<int> Counts => counts.AsSpan(0, Distinct);

    public void Read<TCell, TReader>(ReadOnlySpan<TCell> ratings, int units, int unit, MeasurementLevel level)
        where TReader : ICell<TCell>
    {
        Ratings = 0;
        for (var rater = 0; rater < raters; rater++)
        {
            if (!TReader.TryRead(ratings[rater * units + unit], out var value))
                continue;
            RatingMatrix.Check(value, level, rater, unit);
            values[Ratings++] = value;
        }
        Array.Sort(values, 0, Ratings);
        Collapse();
    }

    private void Collapse()
    {
        Distinct = 0;
        for (var i = 0; i < Ratings; i++)
        {
            if (Distinct > 0 && values[Distinct - 1] == values[i])
            {
                counts[Distinct - 1]++;
                continue;
            }
            values[Distinct] = values[i];
            counts[Distinct++] = 1;
        }
    }
}
