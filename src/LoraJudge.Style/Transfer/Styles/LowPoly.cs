using System.Numerics;
using LoraJudge.Style.Transfer.Drawing;

namespace LoraJudge.Style.Transfer.Styles;

internal static class LowPoly
{
    public static ProceduralStyle Style { get; } =
        new(
            "low-poly",
            "Low poly",
            "Flat triangles, each facing the light differently, in cool clear colours.",
            ["low poly", "faceted"],
            Paint
        );

    private static Picture Paint(Easel e)
    {
        var (u, seed, pitch) = (e.Unit, e.Dice.Seed(), 10.5f * e.Unit);
        var colours = e.Graded(1.45f).Blur(1.2f * u);
        var canvas = e.Each((x, y) => colours[x, y]);
        var (columns, rows) = ((int)(e.Width / pitch) + 2, (int)(e.Height / pitch) + 2);
        for (var j = -1; j < rows; j++)
        for (var i = -1; i < columns; i++)
        {
            var (a, b, c, d) = (Corner(i, j), Corner(i + 1, j), Corner(i + 1, j + 1), Corner(i, j + 1));
            var falling = ((i + j) & 1) == 0;
            Facet(canvas, colours, a, b, falling ? c : d, Noise.Grain(i, j, seed + 7));
            Facet(canvas, colours, falling ? a : b, c, d, Noise.Grain(i, j, seed + 8));
        }
        return canvas;

        Vector2 Corner(int i, int j) => new Vector2(i + Noise.Grain(i, j, seed) * 0.85f, j + Noise.Grain(i, j, seed + 1) * 0.85f) * pitch;
    }

    private static void Facet(Picture canvas, Picture colours, Vector2 a, Vector2 b, Vector2 c, float tilt)
    {
        var middle = (a + b + c) / 3;
        var colour = Vector3.Zero;
        foreach (var corner in (ReadOnlySpan<Vector2>)[a, b, c, middle])
        {
            var at = Vector2.Lerp(corner, middle, 0.5f);
            colour += colours.At(at.X, at.Y) / 4;
        }
        colour = Curves.Mix(colour, Colour.Hex(0x2FA4C7), 0.1f) * (0.87f + 0.27f * tilt);
        // A little larger than itself, so that no seam shows between neighbours.
        var figure = Figure.Polygon(middle + (a - middle) * 1.06f, middle + (b - middle) * 1.06f, middle + (c - middle) * 1.06f);
        var mask = Rasteriser.Cover(figure, p => p, canvas.Width, canvas.Height);
        for (var y = mask.Top; y < mask.Top + mask.Height; y++)
        for (var x = mask.Left; x < mask.Left + mask.Width; x++)
            canvas[x, y] = Curves.Mix(canvas[x, y], colour, mask.At(x, y));
    }
}
