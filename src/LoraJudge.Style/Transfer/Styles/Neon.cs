using System.Numerics;
using LoraJudge.Style.Transfer.Drawing;

namespace LoraJudge.Style.Transfer.Styles;

internal static class Neon
{
    public static ProceduralStyle Style { get; } =
        new("neon", "Neon edges", "Glowing tubes of magenta and cyan in the dark.", ["neon lights", "glowing edges"], Paint);

    private static readonly Vector3[] Gases = Colour.Hexes(0xFF2E9A, 0xA13DFF, 0x25B8FF, 0x1CFFD0, 0xFF2E9A);

    private static Picture Paint(Easel e)
    {
        var (u, seed) = (e.Unit, e.Dice.Seed());
        var calm = Simplify.Calm(e.Graded(1.2f), 2.2f * u);
        var edges = Outline.StrongEdges(calm, 1.3f * u);
        var (tone, start) = (e.Tone.Blur(3 * u), e.Dice.Next());
        var tubes = e.Each(
            (x, y) =>
            {
                var place = start + Noise.Fractal(x / (80 * u), y / (80 * u), 2, seed) * 2.2f + (x + y) / (600 * u);
                return Colour.Ramp(Gases, place - MathF.Floor(place)) * Curves.Step(0.3f, 0.95f, edges[x, y]);
            }
        );
        var (near, far) = (tubes.Blur(2.2f * u), tubes.Blur(9 * u));
        return e.Each(
            (x, y) =>
            {
                var wall = Curves.Mix(Colour.Hex(0x07060F), Colour.Hex(0x1B1038), tone[x, y]) * (0.85f + 0.3f * Noise.Grain(x, y, seed));
                var core = Curves.Step(0.6f, 1.3f, edges[x, y]);
                return wall + tubes[x, y] * 0.75f + near[x, y] * 0.8f + far[x, y] * 0.9f + new Vector3(core * 0.55f);
            }
        );
    }
}
