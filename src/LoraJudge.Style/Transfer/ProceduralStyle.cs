using LoraJudge.Style.Imaging;
using LoraJudge.Style.Transfer.Drawing;

namespace LoraJudge.Style.Transfer;

/// <summary>How a variant differs from a style as it comes.</summary>
/// <param name="Scale">Of strokes, dots and cells; 1 is as it comes.</param>
/// <param name="Angle">Radians by which preferred directions are turned.</param>
/// <param name="Hue">Turns by which all inks move around the colour circle.</param>
public readonly record struct StyleTuning(float Scale = 1, float Angle = 0, float Hue = 0)
{
    public static StyleTuning AsItComes { get; } = new(1);
}

/// <summary>A style made by code, that stands in for a LoRA model.</summary>
public sealed class ProceduralStyle
{
    private readonly Func<Easel, Picture> paint;

    internal ProceduralStyle(string slug, string name, string description, string[] triggerWords, Func<Easel, Picture> paint)
    {
        (Slug, Name, Description, TriggerWords, this.paint) = (slug, name, description, triggerWords, paint);
        Tuning = StyleTuning.AsItComes;
    }

    private ProceduralStyle(ProceduralStyle style, string slug, StyleTuning tuning)
        : this(slug, style.Name, style.Description, [.. style.TriggerWords], style.paint) => Tuning = tuning;

    public string Slug { get; }
    public string Name { get; }

    /// <summary>One line for a person.</summary>
    public string Description { get; }
    public IReadOnlyList<string> TriggerWords { get; }
    public StyleTuning Tuning { get; }

    /// <summary>The same style with other strokes and inks, under its own slug.</summary>
    public ProceduralStyle With(string slug, StyleTuning tuning) => new(this, slug, tuning);

    /// <summary>A picture of the sample in this style, as large; the same seed gives the same picture.</summary>
    public RgbImage Apply(RgbImage sample, long seed)
    {
        ArgumentNullException.ThrowIfNull(sample);
        var picture = paint(new Easel(sample, Tuning, seed));
        if (Tuning.Hue != 0)
            for (var i = 0; i < picture.Pixels.Length; i++)
                picture.Pixels[i] = Colour.TurnHue(picture.Pixels[i], Tuning.Hue);
        return picture.ToImage();
    }
}
