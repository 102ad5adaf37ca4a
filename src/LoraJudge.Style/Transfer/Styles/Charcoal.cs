using System.Numerics;
using LoraJudge.Style.Transfer.Drawing;

namespace LoraJudge.Style.Transfer.Styles;

internal static class Charcoal
{
    public static ProceduralStyle Style { get; } =
        new(
            "charcoal",
            "Charcoal",
            "Smudged black and grainy strokes of charcoal on grey paper.",
            ["charcoal drawing", "smudged shading"],
            Paint
        );

    private static readonly Vector3 Paper = Colour.Hex(0xD2CBC0);

    private static Picture Paint(Easel e)
    {
        var (u, seed) = (e.Unit, e.Dice.Seed());
        var (tone, smudge) = (e.Tone.Blur(1.3f * u), e.Tone.Blur(7 * u));
        var strokes = new Flow(tone, 6 * u, e.Angle - 0.8f, 0.02f).Streaks(e.Grain().Blur(0.7f * u), (int)(12 * u));
        var contours = Outline.Ink(tone, 2.2f * u, 14);
        return e.Each(
            (x, y) =>
            {
                var tooth = Noise.Fractal(x * 0.75f / u, y * 0.75f / u, 2, seed);
                var dark = Curves.Clamp01(0.95f - tone[x, y]);
                var stroke = Curves.Step(-0.3f, 0.35f, dark - 0.25f - strokes[x, y] * 0.45f - (tooth - 0.5f) * 0.9f);
                var black = Curves.Clamp01(0.3f * (1 - smudge[x, y]) + 0.72f * stroke * dark * 1.2f);
                black = MathF.Max(black, contours[x, y] * Curves.Step(0.15f, 0.6f, tooth + 0.12f));
                var chalk = Curves.Step(0.86f, 1.0f, tone[x, y]) * Curves.Step(0.4f, 0.65f, tooth) * 0.6f;
                return Curves.Mix(Curves.Mix(Paper * (0.96f + 0.08f * tooth), Colour.Hex(0x171617), black * 0.97f), Vector3.One, chalk);
            }
        );
    }
}
