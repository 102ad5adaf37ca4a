using System.Numerics;
using LoraJudge.Style.Transfer.Drawing;

namespace LoraJudge.Style.Transfer.Styles;

internal static class Mosaic
{
    public static ProceduralStyle Style { get; } =
        new("mosaic", "Mosaic", "Rows of small stone tiles with pale joints, each a little different.", ["mosaic", "tesserae"], Paint);

    private static Picture Paint(Easel e)
    {
        var (u, seed, pitch) = (e.Unit, e.Dice.Seed(), 6.4f * e.Unit);
        var colours = e.Graded(1.7f).Blur(1.1f * u);
        var grout = Colour.Hex(0xC9BDA6);
        return e.Each(
            (x, y) =>
            {
                var p = Curves.Turn(x, y, e.Angle);
                var row = p.Y + 9 * u * MathF.Sin(p.X / (52 * u)) + 5 * u * Noise.Smooth(p.X / (40 * u), p.Y / (40 * u), seed);
                var j = (int)MathF.Floor(row / pitch);
                var column = p.X + (j & 1) * pitch * 0.5f + 2 * u * Noise.Grain(j, 1, seed);
                var i = (int)MathF.Floor(column / pitch);
                var (du, dv) = (column / pitch - i - 0.5f, row / pitch - j - 0.5f);
                var middle = Curves.Turn(p.X - du * pitch, p.Y - dv * pitch, -e.Angle);
                var stone =
                    colours.At(middle.X, middle.Y) * new Vector3(1.03f, 1, 0.94f) + new Vector3((Noise.Grain(i, j, seed) - 0.5f) * 0.17f);
                var bevel = 1 + 0.3f * (-du - dv) * Curves.Step(0.22f, 0.42f, MathF.Max(MathF.Abs(du), MathF.Abs(dv)));
                stone *= bevel * (0.95f + 0.1f * Noise.Smooth(x * 0.6f, y * 0.6f, seed));
                var size = 0.47f - 0.04f * Noise.Grain(j, i, seed + 4);
                var joint = Curves.Step(
                    size - 0.02f,
                    size + 0.05f,
                    MathF.Pow(MathF.Pow(MathF.Abs(du), 4) + MathF.Pow(MathF.Abs(dv), 4), 0.25f)
                );
                return Curves.Mix(stone, grout * (0.85f + 0.2f * Noise.Grain(x, y, seed)), joint);
            }
        );
    }
}
