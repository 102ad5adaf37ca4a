using System.Numerics;
using LoraJudge.Style.Transfer.Drawing;

namespace LoraJudge.Style.Transfer.Styles;

internal static class PaletteKnife
{
    public static ProceduralStyle Style { get; } =
        new(
            "palette-knife",
            "Palette knife",
            "Broad slabs of thick, bright paint, laid on with a knife.",
            ["palette knife", "impasto slabs"],
            Paint
        );

    private static Picture Paint(Easel e)
    {
        var (colours, u) = (e.Graded(1.9f).Blur(1.5f * e.Unit), e.Unit);
        var flow = new Flow(colours.Light(), 6 * u, e.Angle - 0.5f, 0.004f);
        var canvas = e.Each((_, _) => Colour.Hex(0xE9E2D6));
        var dabs = new Dabs(canvas);
        foreach (
            var (spacing, length, width, detail) in (ReadOnlySpan<(float, float, float, float)>)
                [(12, 20, 11, 0), (8, 12, 5.5f, 0), (4.5f, 6, 2.4f, 0.0018f)]
        )
        foreach (var place in Scatter.Jittered(e.Width, e.Height, spacing * u, e.Dice))
        {
            if (flow.Detail(place.X, place.Y) < detail)
                continue;
            var colour = colours.At(place.X, place.Y) + new Vector3(e.Dice.Bell() * 0.05f);
            var angle = MathF.Round(flow.Angle(place.X, place.Y) / 0.45f) * 0.45f + e.Dice.Bell() * 0.1f;
            Slab(dabs, place, angle, length * u * e.Dice.Range(0.7f, 1.1f), width * u, colour, e.Dice.Seed());
        }
        dabs.LightUp(0.5f);
        return canvas;
    }

    // A heap of paint with a sharp ridge on one side, where the knife left it.
    private static void Slab(Dabs dabs, Vector2 place, float angle, float length, float width, Vector3 colour, int seed)
    {
        dabs.Lay(new Dab(place, angle, length, width, colour, 1, 0, 0.3f, seed));
        var aside = Curves.Towards(angle + MathF.PI / 2) * width * 0.8f;
        dabs.Lay(
            new Dab(
                place + aside,
                angle,
                length * 0.9f,
                MathF.Max(width * 0.16f, 0.6f),
                Curves.Mix(colour, Vector3.One, 0.3f),
                0.8f,
                0,
                0.5f,
                seed + 1
            )
        );
    }
}
