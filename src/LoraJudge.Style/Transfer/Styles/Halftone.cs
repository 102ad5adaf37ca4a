using System.Numerics;
using LoraJudge.Style.Transfer.Drawing;

namespace LoraJudge.Style.Transfer.Styles;

internal static class Halftone
{
    public static ProceduralStyle Style { get; } =
        new(
            "halftone",
            "Halftone",
            "Four-colour newsprint: rosettes of cyan, magenta, yellow and black dots.",
            ["halftone", "newsprint dots"],
            Paint
        );

    private static readonly Vector3[] Inks = Colour.Hexes(0x00A6D6, 0xE5007D, 0xFFE600, 0x1C1A1E);
    private static readonly float[] Angles = [0.262f, 1.309f, 0, 0.785f];

    private static Picture Paint(Easel e)
    {
        var (colours, pitch, seed) = (e.Graded(1.3f).Blur(0.8f * e.Unit), 4.8f * e.Unit, e.Dice.Seed());
        var paper = Colour.Hex(0xF1ECDD);
        return e.Each(
            (x, y) =>
            {
                var sheet = paper * (0.96f + 0.06f * Noise.Fractal(x * 0.4f, y * 0.4f, 2, seed));
                var c = colours[x, y];
                var black = MathF.Max(0, 1 - MathF.Max(c.X, MathF.Max(c.Y, c.Z)) - 0.42f) * 1.2f;
                for (var ink = 0; ink < 4; ink++)
                {
                    var amount = ink == 3 ? black : MathF.Pow(1 - c[ink], 1.35f) * 0.85f - black * 0.4f;
                    sheet *= Curves.Mix(Vector3.One, Inks[ink], Dot(x, y, pitch, Angles[ink] + e.Angle, amount));
                }
                return sheet;
            }
        );
    }

    /// <summary>Coverage by a dot that fills the given share of its cell.</summary>
    public static float Dot(float x, float y, float pitch, float angle, float amount)
    {
        var p = Curves.Turn(x, y, angle);
        var (dx, dy) = (Curves.ToGrid(p.X, pitch), Curves.ToGrid(p.Y, pitch));
        var radius = MathF.Sqrt(MathF.Max(amount, 0) / MathF.PI) * pitch * 1.12f;
        return amount < 0.02f ? 0 : Curves.Cover((MathF.Sqrt(dx * dx + dy * dy) - radius) * 0.8f);
    }
}
