using System.Numerics;
using LoraJudge.Style.Transfer.Drawing;

namespace LoraJudge.Style.Transfer.Styles;

internal static class FlatOutline
{
    public static ProceduralStyle Style { get; } =
        new(
            "flat-outline",
            "Flat colour with outline",
            "Even poster colours, simplified shapes and a bold dark contour.",
            ["flat illustration", "bold outline"],
            Paint
        );

    private static readonly Vector3[] Inks = Colour.Hexes(
        0x22264B,
        0x3E5C9A,
        0x57A6A1,
        0x9AD1C2,
        0xF7F1DE,
        0xFFD166,
        0xF79256,
        0xE4576A,
        0x8E4585,
        0xF6C4A6,
        0xB7702F,
        0x5E8C4A
    );

    private static Picture Paint(Easel e)
    {
        var (u, seed) = (e.Unit, e.Dice.Seed());
        var calm = Simplify.Calm(Simplify.Calm(e.Graded(1.3f), 2.4f * u), 2 * u);
        var flat = e.Each(
            (x, y) => Colour.Nearest(Inks, calm[x, y] + new Vector3((Noise.Smooth(x / (30 * u), y / (30 * u), seed) - 0.5f) * 0.06f))
        );
        var smooth = flat.Blur(0.7f * u);
        var edges = Outline.Edges(smooth, 0.9f * u);
        return e.Each((x, y) => Curves.Mix(smooth[x, y], Inks[0] * 0.7f, Curves.Step(0.045f, 0.11f, edges[x, y])));
    }
}
