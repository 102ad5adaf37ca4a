using System.Numerics;
using LoraJudge.Style.Transfer.Drawing;

namespace LoraJudge.Style.Transfer.Styles;

internal static class Watercolour
{
    public static ProceduralStyle Style { get; } =
        new(
            "watercolour",
            "Watercolour",
            "Pale washes that run, dry to dark rims and leave the paper's edge white.",
            ["watercolor", "wet wash"],
            Paint
        );

    private static readonly Vector3 Paper = Colour.Hex(0xFBF8F0);

    private static Picture Paint(Easel e)
    {
        var (u, seed) = (e.Unit, e.Dice.Seed());
        var calm = Simplify.Calm(e.Graded(1.9f), 2.2f * u);
        var wet = e.Each((x, y) => calm.At(x + Wander(x, y, seed), y + Wander(x, y, seed + 3)));
        var rims = Outline.Edges(wet, 1.1f * u);
        return e.Each(
            (x, y) =>
            {
                var pool = Noise.Fractal(x / (38 * u), y / (38 * u), 4, seed + 7);
                var tooth = Noise.Fractal(x * 0.55f / u, y * 0.55f / u, 2, seed + 8);
                var edge = MathF.Min(MathF.Min(x, e.Width - 1 - x), MathF.Min(y, e.Height - 1 - y)) / u;
                var margin = edge - 9 * Noise.Fractal(x / (14 * u), y / (14 * u), 3, seed + 9);
                var painted = Curves.Step(1, 4, margin);
                var rim = MathF.Min(rims[x, y] * 3.6f, 0.85f) + Curves.Step(3, 0, MathF.Abs(margin - 4)) * 0.3f;
                var density = (0.34f + 0.62f * pool + 0.35f * rim + 0.2f * (tooth - 0.5f)) * painted;
                var stain = Vector3.One - (Vector3.One - wet[x, y]) * density * 0.98f;
                return Paper * stain * (0.985f + 0.03f * tooth);
            }
        );

        float Wander(int x, int y, int s) => (Noise.Fractal(x / (9 * u), y / (9 * u), 3, s) - 0.5f) * 6 * u;
    }
}
