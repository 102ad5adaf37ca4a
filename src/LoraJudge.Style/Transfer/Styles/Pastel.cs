using System.Numerics;
using LoraJudge.Style.Transfer.Drawing;

namespace LoraJudge.Style.Transfer.Styles;

internal static class Pastel
{
    public static ProceduralStyle Style { get; } =
        new("pastel", "Soft pastel", "Powdery strokes of pale colour on dark toned paper.", ["soft pastel", "chalky strokes"], Paint);

    private static Picture Paint(Easel e)
    {
        var (u, seed) = (e.Unit, e.Dice.Seed());
        var colours = e.Graded(1.9f).Blur(1.2f * u);
        var flow = new Flow(e.Tone, 5 * u, e.Angle - 1.0f, 0.012f);
        var paper = Colour.Hex(0x6A5570);
        var canvas = e.Each((_, _) => paper);
        var dabs = new Dabs(canvas);
        foreach (var place in Scatter.Jittered(e.Width, e.Height, 3.1f * u, e.Dice))
        {
            var colour = Curves.Mix(colours.At(place.X, place.Y), Colour.Hex(0xFFE6EA), 0.3f) + new Vector3(e.Dice.Bell() * 0.035f);
            dabs.Lay(
                new Dab(
                    place,
                    flow.Angle(place.X, place.Y) + e.Dice.Bell() * 0.08f,
                    e.Dice.Range(5, 11) * u,
                    1.9f * u,
                    colour,
                    0.85f,
                    0.1f,
                    0.55f,
                    e.Dice.Seed()
                )
            );
        }
        return e.Each(
            (x, y) =>
            {
                var tooth =
                    0.75f * Noise.Smooth(x * 0.62f / u, y * 0.62f / u, seed) + 0.25f * Noise.Grain((int)(x / u), (int)(y / u), seed);
                return Curves.Mix(canvas[x, y], paper, Curves.Step(0.6f, 0.95f, tooth) * 0.6f);
            }
        );
    }
}
