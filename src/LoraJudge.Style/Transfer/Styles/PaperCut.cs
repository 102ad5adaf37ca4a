using System.Numerics;
using LoraJudge.Style.Transfer.Drawing;

namespace LoraJudge.Style.Transfer.Styles;

internal static class PaperCut
{
    public static ProceduralStyle Style { get; } =
        new(
            "paper-cut",
            "Paper cut",
            "Six sheets of coloured paper, one above the other, casting soft shadows.",
            ["paper cut", "layered paper"],
            Paint
        );

    private static readonly Vector3[] Sheets = Colour.Hexes(0x2A2550, 0x7A2F6B, 0xD1495B, 0xF18F5E, 0xF8C98B, 0xFFF1DA);

    private static Picture Paint(Easel e)
    {
        var (u, seed) = (e.Unit, e.Dice.Seed());
        var tone = Tones.Even(Simplify.Calm(e.Sample, 2.6f * u).Light()).Blur(1.3f * u);
        // The darkest sheet lies on top: paper theatres are lit from behind.
        var level = Field.Of(e.Width, e.Height, (x, y) => Level(tone, x, y));
        var height = level.Map(l => Sheets.Length - 1 - l);
        var cast = Curves.Towards(0.9f + e.Angle) * 4.5f * u;
        var shadow = Field.Of(e.Width, e.Height, (x, y) => MathF.Max(height.At(x - cast.X, y - cast.Y) - height[x, y], 0)).Blur(2 * u);
        var lip = Field.Of(e.Width, e.Height, (x, y) => MathF.Max(height[x, y] - height.At(x - 1.2f * u, y - 1.2f * u), 0));
        return e.Each(
            (x, y) =>
            {
                var colour = Colour.Ramp(Sheets, level[x, y] / (Sheets.Length - 1));
                var fibre = 0.95f + 0.1f * Noise.Fractal(x * 0.6f / u, y * 0.6f / u, 2, seed);
                return colour * (fibre * (1 - MathF.Min(shadow[x, y] * 0.42f, 0.6f))) + new Vector3(MathF.Min(lip[x, y], 1) * 0.13f);
            }
        );
    }

    // Steps of equal area, with edges of one pixel however slowly the tone changes.
    private static float Level(Field tone, int x, int y)
    {
        var t = tone[x, y] * Sheets.Length;
        var slope = MathF.Abs(tone[x + 1, y] - tone[x - 1, y]) + MathF.Abs(tone[x, y + 1] - tone[x, y - 1]);
        var half = Math.Clamp(slope * Sheets.Length * 0.3f, 0.004f, 0.5f);
        var floor = MathF.Floor(t - 0.5f);
        return Math.Clamp(floor + Curves.Step(0.5f - half, 0.5f + half, t - 0.5f - floor), 0, Sheets.Length - 1);
    }
}
