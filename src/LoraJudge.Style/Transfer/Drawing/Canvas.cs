using System.Numerics;

namespace LoraJudge.Style.Transfer.Drawing;

/// <summary>Colour at a place, in the canvas's own coordinates.</summary>
internal delegate Vector3 Paint(Vector2 place);

/// <summary>
/// Shapes on a picture, in coordinates of the unit square (0,0 upper left to 1,1 lower right). The square covers the picture:
/// of an oblong one the longer side is 1 and the shorter side shows the middle.
/// </summary>
internal sealed class Canvas(int width, int height)
{
    private readonly float edge = Math.Max(width, height);
    private readonly Vector2 shift = new Vector2(width - Math.Max(width, height), height - Math.Max(width, height)) / 2;

    public Picture Picture { get; } = new(width, height);

    public static Paint Plain(Vector3 colour) => _ => colour;

    public static Paint Linear(Vector2 from, Vector3 first, Vector2 to, Vector3 last)
    {
        var along = (to - from) / (to - from).LengthSquared();
        return p => Curves.Mix(first, last, Curves.Clamp01(Vector2.Dot(p - from, along)));
    }

    public static Paint Radial(Vector2 centre, float radius, Vector3 inner, Vector3 outer) =>
        p => Curves.Mix(inner, outer, Curves.Step(0, 1, Vector2.Distance(p, centre) / radius));

    /// <summary>A round body lit from the upper left.</summary>
    public static Paint Ball(Vector2 centre, float radius, Vector3 colour) =>
        p =>
        {
            var t = Vector2.Distance(p, centre - new Vector2(radius * 0.35f)) / (radius * 1.5f);
            var body = Curves.Mix(Curves.Mix(colour, Vector3.One, 0.35f), colour, Curves.Step(0, 0.5f, t));
            return Curves.Mix(body, colour * new Vector3(0.42f, 0.38f, 0.5f), Curves.Step(0.45f, 1.1f, t));
        };

    /// <summary>Every pixel by its place.</summary>
    public void Cover(Paint paint)
    {
        for (var y = 0; y < height; y++)
        for (var x = 0; x < width; x++)
            Picture[x, y] = paint(Place(x, y));
    }

    /// <summary>Every pixel by its place and what is there.</summary>
    public void Glaze(Func<Vector2, Vector3, Vector3> glaze)
    {
        for (var y = 0; y < height; y++)
        for (var x = 0; x < width; x++)
            Picture[x, y] = glaze(Place(x, y), Picture[x, y]);
    }

    /// <summary>Swaps left and right.</summary>
    public void Mirror()
    {
        for (var y = 0; y < height; y++)
            Array.Reverse(Picture.Pixels, y * width, width);
    }

    public Mask Shape(Figure path) => Rasteriser.Cover(path, p => p * edge + shift, width, height);

    /// <param name="softness">Deviation of the blur, as a share of the edge.</param>
    public Mask Soft(Figure path, float softness) => Shape(path).Soften(softness * edge);

    public void Fill(Figure path, Vector3 colour, float opacity = 1) => Fill(Shape(path), Plain(colour), opacity);

    public void Fill(Figure path, Paint paint, float opacity = 1) => Fill(Shape(path), paint, opacity);

    public void Fill(Mask mask, Vector3 colour, float opacity = 1) => Fill(mask, Plain(colour), opacity);

    public void Fill(Mask mask, Paint paint, float opacity = 1)
    {
        var (bottom, right) = (Math.Min(mask.Top + mask.Height, height), Math.Min(mask.Left + mask.Width, width));
        for (var y = Math.Max(mask.Top, 0); y < bottom; y++)
        for (var x = Math.Max(mask.Left, 0); x < right; x++)
        {
            var cover = mask.At(x, y) * opacity;
            if (cover > 0.002f)
                Picture[x, y] = Curves.Mix(Picture[x, y], paint(Place(x, y)), MathF.Min(cover, 1));
        }
    }

    private Vector2 Place(int x, int y) => (new Vector2(x + 0.5f, y + 0.5f) - shift) / edge;
}
