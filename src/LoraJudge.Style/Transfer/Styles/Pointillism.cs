using System.Numerics;
using LoraJudge.Style.Transfer.Drawing;

namespace LoraJudge.Style.Transfer.Styles;

internal static class Pointillism
{
    public static ProceduralStyle Style { get; } =
        new(
            "pointillism",
            "Pointillism",
            "Small dots of pure colour on cream ground, each with a touch of its opposite.",
            ["pointillism", "divisionist dots"],
            Paint
        );

    private static Picture Paint(Easel e)
    {
        var (colours, u) = (e.Graded(1.7f).Blur(1.2f * e.Unit), e.Unit);
        var under = colours.Blur(5 * u);
        var canvas = e.Each((x, y) => Curves.Mix(Colour.Hex(0xF3E9D2), under[x, y], 0.4f));
        var dabs = new Dabs(canvas);
        for (var coat = 0; coat < 3; coat++)
            foreach (var place in Scatter.Jittered(e.Width, e.Height, 4.1f * u, e.Dice))
            {
                var colour = Colour.TurnHue(colours.At(place.X, place.Y), e.Dice.Bell() * 0.045f);
                if (e.Dice.Chance(0.13f))
                    colour = Curves.Mix(Colour.TurnHue(colour, 0.5f), colours.At(place.X, place.Y), 0.4f);
                colour *= e.Dice.Range(0.88f, 1.16f);
                var radius = u * e.Dice.Range(1.45f, 2.05f);
                dabs.Lay(new Dab(place, 0, radius * 1.01f, radius, Curves.Mix(colour, Vector3.One, 0.05f)));
            }
        return canvas;
    }
}
