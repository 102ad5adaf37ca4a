using System.Numerics;
using LoraJudge.Style.Transfer.Drawing;

namespace LoraJudge.Style.Transfer.Styles;

internal static class Knit
{
    public static ProceduralStyle Style { get; } =
        new("knit", "Knitted wool", "Rows of woollen stitches in winter colours.", ["knitted", "wool texture"], Paint);

    private static readonly Vector3[] Wool = Colour.Hexes(
        0x1F2A44,
        0x7C1F2B,
        0xC2413B,
        0xE0C9A0,
        0xF4EFE4,
        0x5C7F8B,
        0x9DB4AB,
        0x3C5A3E,
        0xD08C45,
        0x6B4A3A
    );

    private static Picture Paint(Easel e)
    {
        var (u, seed) = (e.Unit, e.Dice.Seed());
        var (wide, tall) = (7 * u, 5.4f * u);
        var colours = e.Graded(1.2f).Blur(1.6f * u);
        return e.Each(
            (x, y) =>
            {
                var p = Curves.Turn(x, y, e.Angle);
                var i = (int)MathF.Floor(p.X / wide);
                var side = p.X / wide - i - 0.5f;
                // Each stitch is a V: its two legs lean towards the middle of the column.
                var slanted = p.Y + (0.5f - MathF.Abs(side)) * 2 * tall * 0.75f;
                var j = (int)MathF.Floor(slanted / tall);
                var (across, along) = (slanted / tall - j - 0.5f, (MathF.Abs(side) - 0.25f) * 4);
                var middle = Curves.Turn((i + 0.5f) * wide, (j + 0.1f) * tall, -e.Angle);
                var yarn = Colour.Nearest(Wool, colours.At(middle.X, middle.Y));
                var round = across * across * 3.4f + along * along * 0.42f;
                var ply = MathF.Sin((across * 2.4f + along * 1.3f * MathF.Sign(side)) * 4) * 0.09f;
                var fuzz = (Noise.Grain(x, y, seed) - 0.5f) * 0.1f + (Noise.Smooth(x * 0.5f / u, y * 0.5f / u, seed) - 0.5f) * 0.12f;
                return yarn
                    * (Curves.Mix(1.16f, 0.34f, Curves.Step(0.15f, 1.1f, round)) + ply + fuzz)
                    * (0.95f + 0.1f * Noise.Grain(i, j, seed));
            }
        );
    }
}
