using LoraJudge.Statistics.Resampling;

namespace LoraJudge.Statistics.Agreement;

/// <summary>The nonzero cells of a coincidence matrix, to draw pairs from with probability o_ck / n.</summary>
internal sealed class PairCells
{
    private readonly double[] cumulative;
    private readonly double[] squared;
    private readonly bool[] diagonal;
    private readonly double expected;

    private PairCells(List<(double Weight, double Squared, bool Diagonal)> cells, double expected)
    {
        this.expected = expected;
        cumulative = new double[cells.Count];
        var sum = new CompensatedSum();
        for (var i = 0; i < cells.Count; i++)
        {
            sum.Add(cells[i].Weight);
            cumulative[i] = sum.Value;
        }
        squared = cells.ConvertAll(cell => cell.Squared).ToArray();
        diagonal = cells.ConvertAll(cell => cell.Diagonal).ToArray();
    }

    public int Count => cumulative.Length;

    public static PairCells Of(CoincidenceMatrix matrix, MeasurementLevel level, double expectedDisagreement)
    {
        var positions = Differences.Positions(level, matrix.Values.ToArray(), matrix.Margins.ToArray());
        var cells = new List<(double, double, bool)>();
        for (var c = 0; c < positions.Length; c++)
        for (var k = 0; k < positions.Length; k++)
            if (matrix[c, k] > 0)
                cells.Add((matrix[c, k], Differences.Squared(level, positions[c], positions[k]), c == k));
        return new(cells, expectedDisagreement);
    }

    /// <summary>One replicate of alpha: as drawn, and corrected.</summary>
    public (double Raw, double Corrected) Draw(ReplicateStream stream, int draws)
    {
        double sum = 0;
        var first = -1;
        var varies = false;
        for (var draw = 0; draw < draws; draw++)
        {
            var cell = Next(ref stream);
            sum += squared[cell];
            varies |= (first >= 0 && cell != first) || !diagonal[cell];
            first = cell;
        }
        var raw = 1 - sum / (draws * expected);
        return (raw, varies ? Math.Max(raw, -1) : 0);
    }

    private int Next(ref ReplicateStream stream)
    {
        var found = Array.BinarySearch(cumulative, stream.NextDouble() * cumulative[^1]);
        return Math.Min(found < 0 ? ~found : found + 1, Count - 1);
    }
}
