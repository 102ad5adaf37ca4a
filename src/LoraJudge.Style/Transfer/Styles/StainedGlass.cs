using System.Numerics;
using LoraJudge.Style.Transfer.Drawing;

namespace LoraJudge.Style.Transfer.Styles;

internal static class StainedGlass
{
    public static ProceduralStyle Style { get; } =
        new(
            "stained-glass",
            "Stained glass",
            "Glowing pieces of jewel-coloured glass held by black lead.",
            ["stained glass", "leaded window"],
            Paint
        );

    private static Picture Paint(Easel e)
    {
        var (u, seed) = (e.Unit, e.Dice.Seed());
        var colours = e.Graded(2.1f).Blur(2 * u);
        var cells = new Cells(13.5f * u, 0.95f, seed);
        var contours = Outline.Ink(e.Tone, 1.5f * u, 8);
        var relief = Field.Of(e.Width, e.Height, (x, y) => Noise.Fractal(x / (7 * u), y / (7 * u), 2, seed + 2));
        var glass = e.Each(
            (x, y) =>
            {
                var cell = cells.At(x, y);
                var colour = Colour.Saturate(colours.At(cell.Site.X, cell.Site.Y), 1.35f);
                colour = Vector3.Clamp(colour, new Vector3(0.03f), Vector3.One) * (0.88f + 0.34f * Noise.Grain(cell.Id, 3, seed));
                var glow = 1.12f - Vector2.Distance(cell.Site, new(x, y)) / (26 * u);
                var lit = colour * glow + new Vector3(relief.Slope(x, y) * 0.35f + 0.05f);
                var lead = MathF.Max(Curves.Cover((cell.Border - 1.05f * u) * 0.8f), contours[x, y]);
                var shine = Curves.Cover(MathF.Abs(cell.Border - 0.7f * u) - 0.2f) * 0.2f;
                return Curves.Mix(lit, new Vector3(0.05f, 0.045f, 0.06f) + new Vector3(shine), lead);
            }
        );
        var halo = glass.Blur(5 * u);
        return e.Each((x, y) => glass[x, y] + halo[x, y] * 0.22f * glass[x, y]);
    }
}
