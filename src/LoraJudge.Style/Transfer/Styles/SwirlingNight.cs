using System.Numerics;
using LoraJudge.Style.Transfer.Drawing;

namespace LoraJudge.Style.Transfer.Styles;

internal static class SwirlingNight
{
    public static ProceduralStyle Style { get; } =
        new(
            "swirls",
            "Swirling night",
            "Curling ribbons of blue and yellow paint that never come to rest.",
            ["swirling brushstrokes", "starry night"],
            Paint
        );

    private static readonly Vector3[] Inks = Colour.Hexes(0x0B1640, 0x17357F, 0x2F6BB3, 0x5FA3C7, 0xB9CFA8, 0xF2D65C, 0xFFF1B0);

    private static Picture Paint(Easel e)
    {
        var (u, seed) = (e.Unit, e.Dice.Seed());
        var tone = e.Tone.Blur(0.7f * u);
        var contours = new Flow(e.Tone, 4 * u, 0, 0.0001f);
        var canvas = e.Each((_, _) => Inks[0]);
        var dabs = new Dabs(canvas);
        foreach (var (spacing, length, width) in (ReadOnlySpan<(float, float, float)>)[(4, 9, 2.4f), (3.2f, 7, 1.5f)])
        foreach (var place in Scatter.Jittered(e.Width, e.Height, spacing * u, e.Dice))
        {
            var curl = e.Angle + Noise.Smooth(place.X / (42 * u), place.Y / (42 * u), seed) * MathF.Tau * 1.6f;
            var angle = contours.Detail(place.X, place.Y) > 0.004f ? contours.Angle(place.X, place.Y) : curl;
            var colour = Colour.Ramp(Inks, tone.At(place.X, place.Y) + e.Dice.Bell() * 0.07f);
            dabs.Lay(new Dab(place, angle, length * u, width * u, colour, 1, 0.3f, 0.25f, e.Dice.Seed()));
        }
        dabs.LightUp(0.5f);
        return canvas;
    }
}
