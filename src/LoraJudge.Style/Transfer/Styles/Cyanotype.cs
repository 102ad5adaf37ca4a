using System.Numerics;
using LoraJudge.Style.Transfer.Drawing;

namespace LoraJudge.Style.Transfer.Styles;

internal static class Cyanotype
{
    public static ProceduralStyle Style { get; } =
        new(
            "cyanotype",
            "Cyanotype",
            "A sun print: Prussian blue on white paper, coated by hand to a ragged edge.",
            ["cyanotype", "sun print"],
            Paint
        );

    private static readonly Vector3[] Blues = Colour.Hexes(0x0A2342, 0x123C6B, 0x2C6AA0, 0x7FAFCB, 0xD3E4E6, 0xF2F4EC);

    private static Picture Paint(Easel e)
    {
        var (u, seed) = (e.Unit, e.Dice.Seed());
        var soft = e.Tone.Blur(0.9f * u);
        return e.Each(
            (x, y) =>
            {
                var edge = MathF.Min(MathF.Min(x, e.Width - 1 - x), MathF.Min(y, e.Height - 1 - y)) / u;
                var brush =
                    10 * Noise.Fractal(x / (5 * u), y / (46 * u), 2, seed) + 5 * Noise.Fractal(x / (40 * u), y / (4 * u), 2, seed + 1);
                var coated = Curves.Step(-1.2f, 1.2f, edge - brush);
                var pool = Noise.Fractal(x / (60 * u), y / (60 * u), 3, seed + 2) - 0.5f;
                var fibre = Noise.Fractal(x * 0.5f / u, y * 0.5f / u, 3, seed + 3) - 0.5f;
                var tone = Curves.Step(-0.05f, 1.05f, soft[x, y]) + pool * 0.22f + fibre * 0.13f;
                return Curves.Mix(Blues[^1], Colour.Ramp(Blues, tone), coated) * (1 + 0.06f * fibre);
            }
        );
    }
}
