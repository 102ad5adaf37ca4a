namespace LoraJudge.Style.Encoding;

/// <summary>Statistics → style space: centred, rotated to the principal directions, scaled to unit variance, unit length.</summary>
public sealed class WhitenedPca
{
    /// <summary>Length of <see cref="Project"/>'s input.</summary>
    public int InputDimensions => throw new NotImplementedException();

    /// <summary>Length of <see cref="Project"/>'s output.</summary>
    public int Dimensions => throw new NotImplementedException();

    /// <returns><see cref="Dimensions"/> numbers of Euclidean length 1.</returns>
    public float[] Project(ReadOnlySpan<float> statistics) => throw new NotImplementedException();
}
