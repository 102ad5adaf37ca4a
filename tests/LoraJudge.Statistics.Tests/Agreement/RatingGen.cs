using CsCheck;

namespace LoraJudge.Statistics.Tests.Agreement;

/// <summary>Rating matrices for properties: 2 to 5 raters, 2 to 12 units, whole ratings from 0 to 4, a fifth of them missing.</summary>
internal static class RatingGen
{
    private static readonly Gen<double?> Cell = Gen.Frequency(
        (1, Gen.Const((double?)null)),
        (4, Gen.Int[0, 4].Select(value => (double?)value))
    );

    public static readonly Gen<double?[,]> Matrix = Gen.Int[2, 5]
        .SelectMany(raters => Gen.Int[2, 12], (raters, units) => (raters, units))
        .SelectMany(size => Cell.Array[size.raters * size.units], (size, cells) => Shape(cells, size.raters, size.units));

    public static double?[,] Shape(IReadOnlyList<double?> cells, int raters, int units)
    {
        var matrix = new double?[raters, units];
        for (var rater = 0; rater < raters; rater++)
        for (var unit = 0; unit < units; unit++)
            matrix[rater, unit] = cells[rater * units + unit];
        return matrix;
    }

    /// <summary>The cell at each position as a function of the original matrix.</summary>
    public static double?[,] Map(double?[,] ratings, int raters, int units, Func<int, int, double?> cell)
    {
        var matrix = new double?[raters, units];
        for (var rater = 0; rater < raters; rater++)
        for (var unit = 0; unit < units; unit++)
            matrix[rater, unit] = cell(rater, unit);
        return matrix;
    }
}
