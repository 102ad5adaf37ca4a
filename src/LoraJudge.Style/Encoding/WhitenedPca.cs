using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace LoraJudge.Style.Encoding;

/// <summary>
/// Statistics → style space: every input standardized, then centred on the mean, turned to the principal directions, scaled to nearly
/// unit variance along each, and brought to unit length.
/// </summary>
public sealed class WhitenedPca : IStyleProjection
{
    private static ReadOnlySpan<byte> Magic => "LJPCA1\0\0"u8;

    private readonly float[] mean;
    private readonly float[] rows;

    /// <param name="mean">Mean of the statistics; its length is that of the input.</param>
    /// <param name="rows">dimensions × input, row-major: each row a principal direction over its standard deviation.</param>
    public WhitenedPca(float[] mean, float[] rows)
    {
        ArgumentNullException.ThrowIfNull(mean);
        ArgumentNullException.ThrowIfNull(rows);
        if (mean.Length == 0 || rows.Length == 0 || rows.Length % mean.Length != 0)
            throw new ArgumentException($"{rows.Length} numbers are no rows of {mean.Length}.", nameof(rows));
        (this.mean, this.rows) = (mean, rows);
    }

    public int InputDimensions => mean.Length;

    public int Dimensions => rows.Length / mean.Length;

    /// <returns><see cref="Dimensions"/> numbers of Euclidean length 1 (all zero where the statistics are the mean itself).</returns>
    /// <exception cref="ArgumentException"><paramref name="vector"/> has another length.</exception>
    public float[] Project(ReadOnlySpan<float> vector)
    {
        if (vector.Length != mean.Length)
            throw new ArgumentException($"The projection takes {mean.Length} statistics, not {vector.Length}.", nameof(vector));
        var centred = new float[mean.Length];
        TensorPrimitives.Subtract(vector, mean, centred);
        var projected = new float[Dimensions];
        for (var row = 0; row < projected.Length; row++)
            projected[row] = TensorPrimitives.Dot(rows.AsSpan(row * mean.Length, mean.Length), centred);
        var norm = TensorPrimitives.Norm(projected);
        if (norm > 0)
            TensorPrimitives.Divide(projected, norm, projected);
        return projected;
    }

    /// <summary>Magic, input and output length, mean, rows: little-endian.</summary>
    public byte[] ToBytes() =>
        [
            .. Magic,
            .. BitConverter.GetBytes(InputDimensions),
            .. BitConverter.GetBytes(Dimensions),
            .. MemoryMarshal.AsBytes(mean.AsSpan()),
            .. MemoryMarshal.AsBytes(rows.AsSpan()),
        ];

    /// <exception cref="InvalidDataException">Not what <see cref="ToBytes"/> wrote.</exception>
    public static WhitenedPca FromBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 16 || !bytes[..8].SequenceEqual(Magic))
            throw new InvalidDataException("Not a stored projection.");
        long input = BitConverter.ToInt32(bytes[8..]);
        long output = BitConverter.ToInt32(bytes[12..]);
        if (input <= 0 || output <= 0 || bytes.Length != 16 + (4 * (input + (input * output))))
            throw new InvalidDataException("The stored projection is cut off or has another size than it says.");
        var floats = MemoryMarshal.Cast<byte, float>(bytes[16..]);
        foreach (var number in floats)
        {
            if (!float.IsFinite(number))
                throw new InvalidDataException("The stored projection has a number that is not finite.");
        }

        return new WhitenedPca([.. floats[..(int)input]], [.. floats[(int)input..]]);
    }
}
