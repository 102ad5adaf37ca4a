using System.Numerics;
using LoraJudge.Style.Transfer.Drawing;

namespace LoraJudge.Style.Transfer.Styles;

internal static class Linocut
{
    public static ProceduralStyle Style { get; } =
        new(
            "linocut",
            "Linocut",
            "Three flat inks, rust and indigo on cream, with gouge marks left in the open areas.",
            ["linocut", "relief print"],
            Paint
        );

    private static readonly Vector3[] Inks = Colour.Hexes(0x182B49, 0xC9482B, 0xF6E9CF);

    private static Picture Paint(Easel e)
    {
        var (u, seed) = (e.Unit, e.Dice.Seed());
        var tone = Simplify.Calm(e.Sample, 1.8f * u).Light().Blur(0.6f * u);
        tone = Tones.Even(tone);
        var flow = new Flow(tone, 7 * u, e.Angle - 0.7f, 0.002f);
        var gouges = flow.Streaks(e.Grain().Blur(1.7f * u), (int)(9 * u));
        return e.Each(
            (x, y) =>
            {
                var t = tone[x, y];
                var mark = Curves.Step(0.82f, 0.88f, gouges[x, y]);
                var low = Curves.Step(0.37f, 0.39f, t + mark * 0.13f);
                var high = Curves.Step(0.65f, 0.67f, t + (mark - 0.2f) * 0.16f);
                var scar = Curves.Step(0.9f, 0.95f, 1 - gouges[x, y]) * Curves.Step(0.7f, 0.85f, t);
                var colour = Curves.Mix(Curves.Mix(Inks[0], Inks[1], low), Inks[2], high * (1 - scar));
                var bare = Curves.Step(0.7f, 0.8f, Noise.Fractal(x * 0.7f / u, y * 0.7f / u, 2, seed)) * 0.18f;
                return Curves.Mix(colour, Inks[2], bare);
            }
        );
    }
}
