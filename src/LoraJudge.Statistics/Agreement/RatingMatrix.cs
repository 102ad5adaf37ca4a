using System.Runtime.InteropServices;

namespace LoraJudge.Statistics.Agreement;

/// <summary>Checks and flat views of rating matrices (raters × units).</summary>
internal static class RatingMatrix
{
    public static ReadOnlySpan<TCell> Flat<TCell>(TCell[,] ratings)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        Require.That(ratings.Length > 0, nameof(ratings), "The matrix is empty: it needs a row per rater and a column per unit.");
        return MemoryMarshal.CreateReadOnlySpan(ref ratings[0, 0], ratings.Length);
    }

    /// <summary>Number of units of a flat matrix with <paramref name="raters"/> rows.</summary>
    public static int Units(int length, int raters)
    {
        Require.AtLeast(raters, 1, nameof(raters));
        Require.NotEmpty(length, "ratings");
        Require.That(length % raters == 0, "ratings", $"{length} cells do not make {raters} rows of equal length.");
        return length / raters;
    }

    /// <summary>A matrix of rows of equal length.</summary>
    public static double?[,] FromRows(IReadOnlyList<IReadOnlyList<double?>> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        Require.NotEmpty(rows.Count, nameof(rows));
        var matrix = new double?[rows.Count, rows[0].Count];
        for (var rater = 0; rater < rows.Count; rater++)
        {
            Require.That(
                rows[rater].Count == rows[0].Count,
                nameof(rows),
                $"Row {rater} has {rows[rater].Count} ratings and row 0 has {rows[0].Count}: the rows are ragged."
            );
            for (var unit = 0; unit < rows[0].Count; unit++)
                matrix[rater, unit] = rows[rater][unit];
        }
        return matrix;
    }

    /// <summary>Refuses what cannot be a rating at this level.</summary>
    public static void Check(double value, MeasurementLevel level, int rater, int unit)
    {
        if (!double.IsFinite(value))
            throw Require.Refusal("ratings", $"Rating [{rater}, {unit}] is {value}; missing ratings are null.");
        if (level == MeasurementLevel.Ratio && value < 0)
            throw Require.Refusal("ratings", $"Rating [{rater}, {unit}] is {value}; the ratio level has no negative values.");
        if (level is MeasurementLevel.Interval or MeasurementLevel.Ratio && !Require.IsSquarable(value))
            throw Require.Refusal("ratings", $"Rating [{rater}, {unit}] is {value}; {Require.Squarables}");
    }
}
