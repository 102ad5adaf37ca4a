using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using LoraJudge.Style.Encoding;

namespace LoraJudge.Style.Ranking.Centred;

/// <summary>
/// An encoder's vectors → the space in which a catalogue is ranked by centre: the catalogue's mean is its origin, and the directions in
/// which samples differ, whichever model transformed them, are taken out.
/// </summary>
public sealed class CentreAdaptation : IStyleProjection
{
    private const int HeaderBytes = 24;

    private readonly float[] mean;
    private readonly float[] directions;

    /// <param name="mean">The catalogue's mean vector.</param>
    /// <param name="directions">Row by row, each as long as the mean: orthonormal; none where nothing is taken out.</param>
    /// <param name="shrinkage">κ of <see cref="Centre"/>, in pictures; 0 or more.</param>
    public CentreAdaptation(float[] mean, float[] directions, double shrinkage)
    {
        ArgumentNullException.ThrowIfNull(mean);
        ArgumentNullException.ThrowIfNull(directions);
        ArgumentOutOfRangeException.ThrowIfNegative(shrinkage);
        if (mean.Length == 0 || directions.Length % mean.Length != 0)
            throw new ArgumentException($"{directions.Length} numbers are no rows of {mean.Length}.", nameof(directions));
        (this.mean, this.directions, Shrinkage) = (mean, directions, shrinkage);
    }

    private static ReadOnlySpan<byte> Magic => "LJCTR1\0\0"u8;

    public int InputDimensions => mean.Length;

    public int Dimensions => mean.Length;

    /// <summary>How many directions are taken out.</summary>
    public int Removed => directions.Length / mean.Length;

    /// <summary>κ of <see cref="Centre"/>: a model of κ pictures is drawn half-way to the catalogue's mean.</summary>
    public double Shrinkage { get; }

    public float[] Project(ReadOnlySpan<float> vector)
    {
        if (vector.Length != mean.Length)
            throw new ArgumentException($"The adaptation takes {mean.Length} numbers, not {vector.Length}.", nameof(vector));
        var adapted = new float[mean.Length];
        TensorPrimitives.Subtract(vector, mean, adapted);
        for (var row = 0; row < Removed; row++)
        {
            var direction = directions.AsSpan(row * mean.Length, mean.Length);
            TensorPrimitives.MultiplyAdd(direction, -TensorPrimitives.Dot(direction, adapted), adapted, adapted);
        }

        return adapted;
    }

    /// <summary>n/(n+κ) times the mean of a model's vectors: a model of few pictures is drawn towards the catalogue's mean.</summary>
    /// <param name="adapted">One or more, as <see cref="Project"/> gave them, in any order.</param>
    /// <exception cref="ArgumentException">There are none.</exception>
    public float[] Centre(IReadOnlyList<float[]> adapted)
    {
        ArgumentNullException.ThrowIfNull(adapted);
        if (adapted.Count == 0)
            throw new ArgumentException("A model without pictures has no centre.", nameof(adapted));
        return ModelSum.Of([.. adapted.Order(QueryCheck.LexicographicOrder.Instance)]).Centre(Shrinkage);
    }

    /// <summary>A model as a <see cref="CentreIndex"/> takes it.</summary>
    /// <param name="model">With its adapted vectors.</param>
    public ModelCentre ToCentre(ModelReferences model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new ModelCentre(model.ModelId, Centre(model.References))
        {
            Pictures = model.References.Count,
            Traits = model.Traits,
            Version = model.Version,
        };
    }

    /// <summary>Magic, dimensions, directions, shrinkage, mean, rows: little-endian.</summary>
    public byte[] ToBytes() =>
        [
            .. Magic,
            .. BitConverter.GetBytes(Dimensions),
            .. BitConverter.GetBytes(Removed),
            .. BitConverter.GetBytes(Shrinkage),
            .. MemoryMarshal.AsBytes(mean.AsSpan()),
            .. MemoryMarshal.AsBytes(directions.AsSpan()),
        ];

    /// <summary>Whether the bytes say that they are an adaptation.</summary>
    public static bool IsStored(ReadOnlySpan<byte> bytes) => bytes.StartsWith(Magic);

    /// <exception cref="InvalidDataException">Not what <see cref="ToBytes"/> wrote.</exception>
    public static CentreAdaptation FromBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < HeaderBytes || !IsStored(bytes))
            throw new InvalidDataException("Not a stored adaptation.");
        long dimensions = BitConverter.ToInt32(bytes[8..]);
        long removed = BitConverter.ToInt32(bytes[12..]);
        var shrinkage = BitConverter.ToDouble(bytes[16..]);
        if (dimensions <= 0 || removed < 0 || bytes.Length != HeaderBytes + (sizeof(float) * dimensions * (1 + removed)))
            throw new InvalidDataException("The stored adaptation is cut off or has another size than it says.");
        var floats = MemoryMarshal.Cast<byte, float>(bytes[HeaderBytes..]).ToArray();
        if (!(shrinkage >= 0) || !double.IsFinite(shrinkage) || !Array.TrueForAll(floats, float.IsFinite))
            throw new InvalidDataException("The stored adaptation has a number that is not finite, or negative shrinkage.");
        return new CentreAdaptation(floats[..(int)dimensions], floats[(int)dimensions..], shrinkage);
    }
}
