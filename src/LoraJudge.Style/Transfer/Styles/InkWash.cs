using System.Numerics;
using LoraJudge.Style.Transfer.Drawing;

namespace LoraJudge.Style.Transfer.Styles;

internal static class InkWash
{
    public static ProceduralStyle Style { get; } =
        new(
            "ink-wash",
            "Ink wash",
            "Pools of black ink on rice paper, from mist to deep black, with a red seal.",
            ["sumi-e", "ink wash"],
            Paint
        );

    private static readonly Vector3 Rice = Colour.Hex(0xF2EBDC);

    private static Picture Paint(Easel e)
    {
        var (u, seed) = (e.Unit, e.Dice.Seed());
        var tone = Tones.Even(Simplify.Calm(e.Sample, 1.8f * u).Light());
        var wet = Field.Of(e.Width, e.Height, (x, y) => tone.At(x + Bleed(x, y, seed), y + Bleed(x, y, seed + 5)));
        var brush = Outline.Ink(wet.Blur(0.8f * u), 1.7f * u, 18);
        var washes = wet.Map(t =>
            0.42f * Curves.Step(0.62f, 0.54f, t) + 0.3f * Curves.Step(0.4f, 0.33f, t) + 0.24f * Curves.Step(0.2f, 0.13f, t)
        );
        var (soft, rims) = (washes.Blur(1 * u), washes.Blur(2.6f * u));
        var picture = e.Each(
            (x, y) =>
            {
                var rim = MathF.Max(soft[x, y] - rims[x, y], 0) * 1.1f;
                var pool = 0.75f + 0.5f * Noise.Fractal(x / (30 * u), y / (30 * u), 3, seed + 9);
                var dry = Curves.Step(0.1f, 0.42f, Noise.Fractal(x / (2 * u), y / (9 * u), 2, seed + 11));
                var ink = MathF.Max((soft[x, y] + rim) * pool, brush[x, y] * dry * 0.85f);
                var fibre = Noise.Fractal(x / (1.5f * u), y / (6 * u), 3, seed + 13);
                return Curves.Mix(Rice * (0.96f + 0.07f * fibre), Colour.Hex(0x16171C), Curves.Clamp01(ink) * 0.95f);
            }
        );
        Seal(picture, u, seed);
        return picture;

        float Bleed(int x, int y, int s) => (Noise.Fractal(x / (7 * u), y / (7 * u), 3, s) - 0.5f) * 5 * u;
    }

    private static void Seal(Picture picture, float u, int seed)
    {
        var (edge, left, top) = (20 * u, picture.Width - 30 * u, picture.Height - 30 * u);
        for (var y = (int)top; y < MathF.Min(top + edge, picture.Height); y++)
        for (var x = (int)left; x < MathF.Min(left + edge, picture.Width); x++)
        {
            if (x < 0 || y < 0)
                continue;
            var (a, b) = ((x - left) / edge, (y - top) / edge);
            var stroke = MathF.Min(Curves.ToGrid(a - 0.12f, 0.25f), b is > 0.42f and < 0.58f ? MathF.Abs(b - 0.5f) : 1);
            var inside = Curves.Step(0.02f, 0.06f, stroke) * Curves.Step(0.25f, 0.4f, Noise.Smooth(x * 0.6f / u, y * 0.6f / u, seed));
            var frame = MathF.Max(MathF.Abs(a - 0.5f), MathF.Abs(b - 0.5f)) > 0.42f ? 1 : inside;
            picture[x, y] = Curves.Mix(picture[x, y], Colour.Hex(0xC0271F), frame * 0.9f);
        }
    }
}
