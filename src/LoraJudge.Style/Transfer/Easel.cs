using System.Numerics;
using LoraJudge.Style.Imaging;
using LoraJudge.Style.Transfer.Drawing;

namespace LoraJudge.Style.Transfer;

/// <summary>What a style works from: the sample, its tones, the size of its strokes, and dice.</summary>
internal sealed class Easel(RgbImage sample, StyleTuning tuning, long seed)
{
    private readonly int grainSeed = new Dice(seed, 5).Seed();
    private Field? tone;

    public Picture Sample { get; } = Picture.From(sample);
    public int Width => sample.Width;
    public int Height => sample.Height;
    public Dice Dice { get; } = new(seed);

    /// <summary>Pixels of one unit of stroke size: 1 for a picture of 256 pixels, in proportion for others.</summary>
    public float Unit { get; } = MathF.Max(Math.Min(sample.Width, sample.Height) / 256f, 0.4f) * tuning.Scale;

    /// <summary>Radians by which preferred directions are turned.</summary>
    public float Angle => tuning.Angle;

    /// <summary>Lightness, 0 dark to 1 light, spread over the whole range.</summary>
    public Field Tone => tone ??= Tones.Even(Sample.Light());

    /// <summary>The sample's colours at the spread lightness, more or less saturated.</summary>
    public Picture Graded(float saturation)
    {
        var graded = new Picture(Width, Height);
        for (var i = 0; i < graded.Pixels.Length; i++)
            graded.Pixels[i] = Vector3.Clamp(
                Colour.Saturate(Colour.Relight(Sample.Pixels[i], 0.06f + 0.88f * Tone.Values[i]), saturation),
                Vector3.Zero,
                Vector3.One
            );
        return graded;
    }

    public Picture Each(Func<int, int, Vector3> colour) => Picture.Of(Width, Height, colour);

    /// <summary>White noise, for streaks.</summary>
    public Field Grain() => Field.Of(Width, Height, (x, y) => Noise.Grain(x, y, grainSeed));
}
