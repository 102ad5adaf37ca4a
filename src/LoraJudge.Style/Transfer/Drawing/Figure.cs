using System.Numerics;

namespace LoraJudge.Style.Transfer.Drawing;

/// <summary>Closed outlines, filled where the winding number is not zero.</summary>
internal sealed class Figure
{
    public List<Vector2[]> Outlines { get; } = [];

    public static Figure Polygon(params ReadOnlySpan<Vector2> points) => new() { Outlines = { points.ToArray() } };

    public static Figure Box(float left, float top, float right, float bottom) =>
        Polygon(new(left, top), new(right, top), new(right, bottom), new(left, bottom));

    public static Figure Ellipse(Vector2 centre, float rx, float ry, float angle = 0)
    {
        var points = new Vector2[48];
        var (across, down) = (Curves.Towards(angle) * rx, Curves.Towards(angle + MathF.PI / 2) * ry);
        for (var i = 0; i < points.Length; i++)
        {
            var t = Curves.Towards(i * MathF.Tau / points.Length);
            points[i] = centre + across * t.X + down * t.Y;
        }
        return Polygon(points);
    }

    public static Figure Disc(Vector2 centre, float radius) => Ellipse(centre, radius, radius);

    /// <summary>A closed curve through the points (Catmull-Rom).</summary>
    public static Figure Blob(params ReadOnlySpan<Vector2> through) => Polygon(Curve(through, closed: true));

    /// <summary>A line with round joins and ends; its width goes evenly from the first to the last.</summary>
    public static Figure Line(ReadOnlySpan<Vector2> points, float width, float? lastWidth = null)
    {
        var path = new Figure();
        var end = lastWidth ?? width;
        for (var i = 0; i + 1 < points.Length; i++)
        {
            var (a, b) = (points[i], points[i + 1]);
            var from = Curves.Mix(width, end, i / (points.Length - 1f)) / 2;
            var to = Curves.Mix(width, end, (i + 1) / (points.Length - 1f)) / 2;
            var along = b - a;
            if (along.LengthSquared() < 1e-12f)
                continue;
            var side = Vector2.Normalize(new Vector2(-along.Y, along.X));
            path.Outlines.Add([a + side * from, a - side * from, b - side * to, b + side * to]);
            path.Outlines.Add(Round(b, to));
        }
        if (points.Length > 0)
            path.Outlines.Add(Round(points[0], width / 2));
        return path;
    }

    /// <summary>A line along the curve through the points.</summary>
    public static Figure Curl(float width, float lastWidth, params ReadOnlySpan<Vector2> through) =>
        Line(Curve(through, closed: false), width, lastWidth);

    public static Vector2[] Curve(ReadOnlySpan<Vector2> through, bool closed)
    {
        const int Steps = 10;
        var n = through.Length;
        var spans = closed ? n : n - 1;
        var points = new List<Vector2>(spans * Steps + 1);
        for (var i = 0; i < spans; i++)
        {
            var before = through[closed ? (i + n - 1) % n : Math.Max(i - 1, 0)];
            var (from, to) = (through[i], through[(i + 1) % n]);
            var after = through[closed ? (i + 2) % n : Math.Min(i + 2, n - 1)];
            for (var step = 0; step < Steps; step++)
                points.Add(Between(before, from, to, after, step / (float)Steps));
        }
        if (!closed)
            points.Add(through[n - 1]);
        return [.. points];
    }

    private static Vector2 Between(Vector2 a, Vector2 b, Vector2 c, Vector2 d, float t) =>
        0.5f * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * (t * t) + (3 * b - a - 3 * c + d) * (t * t * t));

    // The same turning direction as the quadrilaterals of Line, so that overlaps add up instead of cancelling.
    private static Vector2[] Round(Vector2 centre, float radius)
    {
        var points = new Vector2[16];
        for (var i = 0; i < points.Length; i++)
            points[i] = centre + Curves.Towards(i * MathF.Tau / points.Length) * radius;
        return points;
    }
}
