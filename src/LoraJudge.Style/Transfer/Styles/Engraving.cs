using System.Numerics;
using LoraJudge.Style.Transfer.Drawing;

namespace LoraJudge.Style.Transfer.Styles;

internal static class Engraving
{
    public static ProceduralStyle Style { get; } =
        new(
            "engraving",
            "Banknote engraving",
            "Swelling parallel lines in bottle-green ink, bent around the forms like a banknote.",
            ["steel engraving", "banknote"],
            Paint
        );

    private static Picture Paint(Easel e)
    {
        var (u, seed) = (e.Unit, e.Dice.Seed());
        var (tone, form) = (e.Tone.Blur(0.9f * u), e.Tone.Blur(7 * u));
        var (paper, ink) = (Colour.Hex(0xE6F0DF), Colour.Hex(0x0F3B33));
        var hub = new Vector2(e.Width * 0.5f, e.Height * 1.9f);
        return e.Each(
            (x, y) =>
            {
                var bend = 16 * u * form[x, y];
                var ring = Vector2.Distance(new Vector2(x, y), hub) + bend;
                var dark = 1 - tone[x, y];
                var first = Line(ring, 3.6f * u, 0.1f + 0.78f * dark);
                var p = Curves.Turn(x, y, 0.9f + e.Angle);
                var second = Line(p.Y - bend * 0.6f, 3.6f * u, (dark - 0.52f) * 1.5f);
                var guilloche = MathF.Sin(x * 0.07f / u + 3 * MathF.Sin(y * 0.05f / u)) * 6 * u;
                var third = Line(p.X + guilloche, 9 * u, 0.07f) * 0.35f;
                var rag = Curves.Mix(0.97f, 1.02f, Noise.Fractal(x * 0.3f, y * 0.3f, 2, seed));
                return Curves.Mix(paper * rag, ink, MathF.Max(MathF.Max(first, second), third));
            }
        );
    }

    private static float Line(float at, float pitch, float share) =>
        share < 0.03f ? 0 : Curves.Cover(Curves.ToGrid(at, pitch) - share * pitch * 0.5f);
}
