using System.Numerics.Tensors;

namespace LoraJudge.Style.Ranking.Bounded;

/// <summary>
/// The largest eigenvalue of Σ = 1/n Σ z zᵀ, never too small: λmax ≤ (tr Σ⁶⁴)^(1/64), by repeated squaring of whichever of Σ and the
/// Gram matrix is smaller.
/// </summary>
internal static class Spectrum
{
    private const int Squarings = 5;

    /// <param name="vectors">n × D, row by row.</param>
    /// <param name="rounding">Relative error of sums, <see cref="Rounding.Of"/>.</param>
    /// <param name="direction">Takes D numbers near to the eigenvector, of any length; may be empty.</param>
    public static double Largest(double[] vectors, int count, double rounding, Span<double> direction)
    {
        var dimensions = vectors.Length / count;
        var rows = count <= dimensions ? vectors : Transposed(vectors, count);
        var side = Math.Min(count, dimensions);
        var matrix = Gram(rows, side, 1.0 / count);
        var trace = 0.0;
        for (var index = 0; index < side; index++)
            trace += matrix[index * (side + 1)];
        if (trace == 0)
            return 0;
        TensorPrimitives.Divide(matrix, trace, matrix);
        var (bound, exponent) = (trace, 0.5);
        for (var step = 0; ; step++, exponent /= 2)
        {
            var norm = TensorPrimitives.Dot<double>(matrix, matrix);
            bound *= Math.Pow(norm, exponent);
            if (step == Squarings)
                break;
            matrix = Gram(matrix, side, 1 / norm);
        }

        Direct(matrix, side, rows == vectors ? vectors : null, direction);
        return (bound * (1 + (4 * side * rounding))) + (4 * rounding * trace);
    }

    /// <summary>All products of two rows, times a factor: of a symmetric matrix, its square.</summary>
    private static double[] Gram(double[] rows, int side, double factor)
    {
        var (products, length) = (new double[side * side], rows.Length / side);
        for (var i = 0; i < side; i++)
        for (var j = 0; j <= i; j++)
        {
            var product = factor * TensorPrimitives.Dot<double>(rows.AsSpan(i * length, length), rows.AsSpan(j * length, length));
            products[(i * side) + j] = products[(j * side) + i] = product;
        }

        return products;
    }

    /// <summary>The longest column of a high power; through the vectors where it belongs to their Gram matrix.</summary>
    private static void Direct(double[] power, int side, double[]? vectors, Span<double> direction)
    {
        if (direction.IsEmpty)
            return;
        var longest = Enumerable.Range(0, side).MaxBy(index => power[index * (side + 1)]);
        var column = power.AsSpan(longest * side, side);
        if (vectors is null)
        {
            column.CopyTo(direction);
            return;
        }

        direction.Clear();
        for (var index = 0; index < side; index++)
            TensorPrimitives.MultiplyAdd(vectors.AsSpan(index * direction.Length, direction.Length), column[index], direction, direction);
    }

    private static double[] Transposed(double[] vectors, int count)
    {
        var (dimensions, turned) = (vectors.Length / count, new double[vectors.Length]);
        for (var row = 0; row < count; row++)
        for (var column = 0; column < dimensions; column++)
            turned[(column * count) + row] = vectors[(row * dimensions) + column];
        return turned;
    }
}
