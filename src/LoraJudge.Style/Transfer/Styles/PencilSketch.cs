using LoraJudge.Style.Transfer.Drawing;

namespace LoraJudge.Style.Transfer.Styles;

internal static class PencilSketch
{
    public static ProceduralStyle Style { get; } =
        new(
            "pencil-sketch",
            "Pencil sketch",
            "Light graphite on white paper: searching contours and slanted shading.",
            ["pencil sketch", "graphite"],
            Paint
        );

    private static Picture Paint(Easel e)
    {
        var (u, seed) = (e.Unit, e.Dice.Seed());
        var tone = e.Tone.Blur(1.6f * u);
        var (fine, search) = (Outline.Ink(e.Tone, 0.8f * u, 26), Outline.Ink(e.Tone.Blur(0.8f * u), 1.2f * u, 30));
        var (paper, lead) = (Colour.Hex(0xFBFAF7), Colour.Hex(0x44464D));
        return e.Each(
            (x, y) =>
            {
                var p = Curves.Turn(x, y, 2.25f + e.Angle);
                var hand = Noise.Smooth(p.X / (34 * u), p.Y / (9 * u), seed) * 3 * u;
                var stripe = Noise.Smooth(p.X / (20 * u), (p.Y + hand) / (1.15f * u), seed + 1);
                var tooth = Noise.Fractal(x * 0.9f / u, y * 0.9f / u, 2, seed + 2);
                var dark = MathF.Max(0.8f - tone[x, y], 0);
                var shade = dark * Curves.Step(0.25f, 0.85f, stripe * 0.75f + dark * 0.4f) * (0.55f + 0.9f * (tooth - 0.15f)) * 0.95f;
                var shift = (int)(2.2f * u);
                var line = MathF.Max(fine[x, y] * 0.9f, search[x + shift, y - (int)u] * 0.35f) * (0.55f + 0.6f * tooth);
                return Curves.Mix(paper, lead, Curves.Clamp01(MathF.Max(shade, line)));
            }
        );
    }
}
