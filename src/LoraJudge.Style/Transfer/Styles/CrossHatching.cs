using LoraJudge.Style.Transfer.Drawing;

namespace LoraJudge.Style.Transfer.Styles;

internal static class CrossHatching
{
    public static ProceduralStyle Style { get; } =
        new(
            "cross-hatching",
            "Cross-hatching",
            "A fine black pen on ivory: layers of crossing lines build the shadows.",
            ["cross-hatching", "pen and ink"],
            Paint
        );

    private static readonly float[] Angles = [0.785f, 2.2f, 0.2f, 1.5f];
    private static readonly float[] Starts = [0.82f, 0.58f, 0.38f, 0.22f];

    private static Picture Paint(Easel e)
    {
        var (u, seed) = (e.Unit, e.Dice.Seed());
        var tone = e.Tone.Blur(0.8f * u);
        var contours = Outline.Ink(e.Tone, 0.9f * u, 24);
        var (paper, ink) = (Colour.Hex(0xFAF5E6), Colour.Hex(0x14131A));
        return e.Each(
            (x, y) =>
            {
                var black = contours[x, y];
                for (var layer = 0; layer < 4; layer++)
                {
                    var dark = (Starts[layer] - tone[x, y]) * 2.4f;
                    if (dark <= 0)
                        continue;
                    var p = Curves.Turn(x, y, Angles[layer] + e.Angle);
                    var wobble = 1.6f * u * Noise.Smooth(p.X / (30 * u), p.Y / (12 * u), seed + layer);
                    var gap = 0.35f * Noise.Smooth(p.X / (16 * u), p.Y / (3 * u), seed + 9 + layer);
                    var width = MathF.Min(dark, 1) * 0.85f * u * (1.2f - gap);
                    black = MathF.Max(
                        black,
                        Curves.Cover(Curves.ToGrid(p.Y + wobble, 4.2f * u) - width * 0.5f - 0.1f) * Curves.Clamp01(dark * 5)
                    );
                }
                return Curves.Mix(paper, ink, black * 0.95f);
            }
        );
    }
}
