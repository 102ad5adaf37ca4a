using System.Numerics;
using LoraJudge.Style.Transfer.Drawing;

namespace LoraJudge.Style.Transfer.Styles;

internal static class OilStrokes
{
    public static ProceduralStyle Style { get; } =
        new(
            "oil-strokes",
            "Oil strokes",
            "Short, thick brush strokes that follow the forms, under a warm varnish.",
            ["oil painting", "impressionist brushwork"],
            Paint
        );

    private static readonly Vector3 Varnish = new(1.07f, 0.98f, 0.8f);

    private static Picture Paint(Easel e)
    {
        var (colours, u) = (e.Graded(1.25f).Blur(0.8f * e.Unit), e.Unit);
        var flow = new Flow(colours.Light(), 3 * u, e.Angle + 0.6f);
        var canvas = e.Each((_, _) => Colour.Hex(0x6B4A2E));
        var dabs = new Dabs(canvas);
        foreach (
            var (spacing, length, width, detail) in (ReadOnlySpan<(float, float, float, float)>)
                [(8, 15, 6, 0), (4.6f, 10, 2.8f, 0), (3, 5.5f, 1.5f, 0.0012f)]
        )
        foreach (var place in Scatter.Jittered(e.Width, e.Height, spacing * u, e.Dice))
        {
            if (flow.Detail(place.X, place.Y) < detail)
                continue;
            var colour = colours.At(place.X, place.Y) * Varnish + e.Dice.Within(0.05f).X * new Vector3(1, 0.9f, 0.6f);
            var angle = flow.Angle(place.X, place.Y) + e.Dice.Bell() * 0.12f;
            dabs.Lay(
                new Dab(
                    place,
                    angle,
                    length * u * e.Dice.Range(0.7f, 1.1f),
                    width * u,
                    colour,
                    0.95f,
                    e.Dice.Range(-0.2f, 0.2f),
                    0.6f,
                    e.Dice.Seed()
                )
            );
        }
        dabs.LightUp(0.55f);
        return canvas;
    }
}
