using System.Numerics;
using LoraJudge.Style.Transfer.Drawing;

namespace LoraJudge.Style.Transfer.Styles;

internal static class Risograph
{
    public static ProceduralStyle Style { get; } =
        new(
            "risograph",
            "Two-ink print",
            "Fluorescent pink and blue, grainy and a little out of register.",
            ["risograph", "two-ink print"],
            Paint
        );

    private static readonly Vector3 Pink = Colour.Hex(0xFF5C9E);
    private static readonly Vector3 Blue = Colour.Hex(0x1F6FC4);
    private static readonly Vector3 Paper = Colour.Hex(0xF7F3E8);

    private static Picture Paint(Easel e)
    {
        var (u, seed) = (e.Unit, e.Dice.Seed());
        var colours = e.Graded(1.4f).Blur(0.7f * u);
        var shift = Curves.Towards(e.Angle + e.Dice.Range(-0.5f, 0.5f)) * 2.4f * u;
        return e.Each(
            (x, y) =>
            {
                var (first, second) = (colours.At(x + shift.X, y + shift.Y), colours[x, y]);
                var pink = Screen(x, y, 1.2f - (0.15f * first.X + 0.75f * first.Y + 0.1f * first.Z) * 1.2f, u, seed);
                var blue = Screen(x, y, 0.94f - (0.75f * second.X + 0.2f * second.Y + 0.05f * second.Z) * 1.45f, u, seed + 5);
                var sheet = Paper * Curves.Mix(Vector3.One, Pink, pink * 0.92f);
                return sheet * Curves.Mix(Vector3.One, Blue, blue * 0.9f);
            }
        );
    }

    // A stochastic screen: grain of about two pixels, and ink that did not take everywhere.
    private static float Screen(int x, int y, float amount, float u, int seed)
    {
        var grain = 0.65f * Noise.Grain((int)(x / u), (int)(y / u), seed) + 0.35f * Noise.Smooth(x * 0.4f / u, y * 0.4f / u, seed + 1);
        var worn = 0.9f + 0.2f * Noise.Fractal(x / (40 * u), y / (25 * u), 3, seed + 2);
        return Curves.Step(-0.3f, 0.3f, amount * 1.25f - 0.15f - grain * 0.9f) * worn;
    }
}
