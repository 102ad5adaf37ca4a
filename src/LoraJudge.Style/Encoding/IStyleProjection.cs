using LoraJudge.Style.Ranking.Centred;

namespace LoraJudge.Style.Encoding;

/// <summary>An encoder's vector → the style space, as it was fitted on a catalogue.</summary>
public interface IStyleProjection
{
    /// <summary>Length of <see cref="Project"/>'s input.</summary>
    int InputDimensions { get; }

    /// <summary>Length of <see cref="Project"/>'s output.</summary>
    int Dimensions { get; }

    /// <exception cref="ArgumentException"><paramref name="vector"/> has another length.</exception>
    float[] Project(ReadOnlySpan<float> vector);

    /// <summary>What <see cref="StyleProjection.FromBytes"/> reads.</summary>
    byte[] ToBytes();
}

/// <summary>Stored projections of any kind.</summary>
public static class StyleProjection
{
    /// <exception cref="InvalidDataException">No projection's bytes.</exception>
    public static IStyleProjection FromBytes(ReadOnlySpan<byte> bytes) =>
        CentreAdaptation.IsStored(bytes) ? CentreAdaptation.FromBytes(bytes) : WhitenedPca.FromBytes(bytes);
}
