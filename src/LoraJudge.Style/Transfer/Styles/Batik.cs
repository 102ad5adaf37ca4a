using System.Numerics;
using LoraJudge.Style.Transfer.Drawing;

namespace LoraJudge.Style.Transfer.Styles;

internal static class Batik
{
    public static ProceduralStyle Style { get; } =
        new("batik", "Batik", "Indigo and soga-brown dyes, parted by fine white cracks of the wax.", ["batik", "wax resist"], Paint);

    private static readonly Vector3[] Dyes = Colour.Hexes(0x16204A, 0x6B3419, 0xC9812F, 0xF4E6C8);

    private static Picture Paint(Easel e)
    {
        var (u, seed) = (e.Unit, e.Dice.Seed());
        var tone = Tones.Even(Simplify.Calm(e.Sample, 2.2f * u).Light()).Blur(1.1f * u);
        var (coarse, fine) = (new Cells(26 * u, 1, seed), new Cells(11 * u, 1, seed + 5));
        return e.Each(
            (x, y) =>
            {
                var wobble =
                    new Vector2(Noise.Fractal(x / (9 * u), y / (9 * u), 3, seed + 1), Noise.Fractal(x / (9 * u), y / (9 * u), 3, seed + 2))
                    * 12
                    * u;
                var t = tone.At(x + wobble.X * 0.25f, y + wobble.Y * 0.25f);
                var colour = Dyes[0];
                for (var i = 1; i < Dyes.Length; i++)
                    colour = Curves.Mix(colour, Dyes[i], Curves.Step(i * 0.25f - 0.02f, i * 0.25f + 0.02f, t));
                var wax = Curves.Step(0.016f, 0.006f, Curves.ToGrid(t - 0.125f, 0.25f) - 0.108f);
                var (a, b) = (coarse.At(x + wobble.X, y + wobble.Y).Border, fine.At(x + wobble.Y, y + wobble.X).Border);
                var some = Curves.Step(0.4f, 0.6f, Noise.Fractal(x / (50 * u), y / (50 * u), 2, seed + 3));
                var crack = MathF.Max(Curves.Cover(a - 0.35f * u) * 0.8f, Curves.Cover(b - 0.15f * u) * some * 0.65f);
                var dots = Dot(x, y, u, t);
                var bright = t < 0.75f ? Dyes[3] : Dyes[1];
                colour *= 0.86f + 0.28f * Noise.Fractal(x / (24 * u), y / (24 * u), 3, seed + 4);
                colour = Curves.Mix(colour, Dyes[3], MathF.Max(1 - wax, dots) * 0.9f);
                return Curves.Mix(colour, bright, crack);
            }
        );
    }

    // The dots that fill the darkest ground.
    private static float Dot(int x, int y, float u, float t)
    {
        if (t > 0.2f)
            return 0;
        var row = MathF.Round(y / (7 * u));
        var (dx, dy) = (Curves.ToGrid(x + (row % 2) * 3.5f * u, 7 * u), Curves.ToGrid(y, 7 * u));
        return Curves.Cover(MathF.Sqrt(dx * dx + dy * dy) - 1.1f * u);
    }
}
