using System.Numerics;
using LoraJudge.Style.Transfer.Drawing;

namespace LoraJudge.Style.Transfer.Styles;

internal static class Woodcut
{
    public static ProceduralStyle Style { get; } =
        new(
            "woodcut",
            "Woodcut",
            "Black ink from a carved block, its cuts running with the forms, on tan paper.",
            ["woodcut print", "carved lines"],
            Paint
        );

    private static readonly Vector3 Sheet = Colour.Hex(0xDDBB88);
    private static readonly Vector3 Ink = Colour.Hex(0x1A1412);

    private static Picture Paint(Easel e)
    {
        var (u, seed) = (e.Unit, e.Dice.Seed());
        var tone = e.Tone.Blur(0.8f * u);
        var flow = new Flow(e.Tone, 5 * u, e.Angle + 0.35f, 0.0012f);
        var cuts = flow.Streaks(e.Grain().Blur(0.95f * u), (int)(11 * u));
        var contours = Outline.Ink(e.Tone, 1.3f * u, 32);
        return e.Each(
            (x, y) =>
            {
                var light = Curves.Clamp01((tone[x, y] - 0.27f) * 2.1f);
                var carved = Curves.Step(-0.07f, 0.07f, light - cuts[x, y]);
                var inked = MathF.Max(1 - carved, contours[x, y]);
                var patchy = 1 - 0.22f * Curves.Step(0.6f, 0.75f, Noise.Fractal(x * 0.5f / u, y * 0.5f / u, 2, seed));
                var grain = 0.96f + 0.07f * Noise.Smooth(x * 0.02f, y * 0.35f, seed + 1);
                return Curves.Mix(Sheet * grain, Ink, inked * patchy);
            }
        );
    }
}
