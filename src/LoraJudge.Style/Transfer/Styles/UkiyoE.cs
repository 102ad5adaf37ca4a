using System.Numerics;
using LoraJudge.Style.Transfer.Drawing;

namespace LoraJudge.Style.Transfer.Styles;

internal static class UkiyoE
{
    public static ProceduralStyle Style { get; } =
        new(
            "ukiyo-e",
            "Ukiyo-e",
            "Woodblock colours with indigo shading, thin lines and the grain of the block.",
            ["ukiyo-e", "japanese woodblock"],
            Paint
        );

    private static readonly Vector3[] Inks = Colour.Hexes(
        0x1D2F55,
        0x33588A,
        0x6F94AE,
        0xA9BFB4,
        0xEFE3C4,
        0xE2B872,
        0xD98E5F,
        0xB9523F,
        0x6E7F4E,
        0x8A6E5A,
        0xE8C7A9
    );

    private static Picture Paint(Easel e)
    {
        var (u, seed) = (e.Unit, e.Dice.Seed());
        var calm = Simplify.Calm(Simplify.Calm(e.Graded(0.95f), 2.2f * u), 2 * u);
        var flat = e.Each((x, y) => Colour.Nearest(Inks, calm[x, y])).Blur(0.6f * u);
        var lines = Outline.Ink(calm.Light(), 1.0f * u, 26);
        return e.Each(
            (x, y) =>
            {
                var p = Curves.Turn(x, y, e.Angle);
                var ring = p.Y / (5 * u) + 4 * Noise.Smooth(p.X / (90 * u), p.Y / (40 * u), seed);
                var grain = 0.5f + 0.5f * MathF.Sin(ring * 2.2f + 2 * Noise.Smooth(p.X / (40 * u), p.Y / (3 * u), seed + 1));
                var speckle = Noise.Fractal(x * 0.8f / u, y * 0.8f / u, 2, seed + 2);
                var colour = Curves.Mix(flat[x, y], Inks[4], 0.1f + 0.13f * grain + 0.22f * Curves.Step(0.62f, 0.85f, speckle));
                // Bokashi: the printer wipes the block so that the indigo fades downwards.
                var fade = Curves.Step(0.2f, 0, y / (float)e.Height) * 0.85f;
                colour = Curves.Mix(colour, Inks[1] * (0.85f + 0.2f * grain), fade);
                return Curves.Mix(colour, Inks[0] * 0.7f, lines[x, y] * 0.9f);
            }
        );
    }
}
