using System.Numerics;

namespace LoraJudge.Style.Transfer.Drawing;

/// <summary>Figure → coverage: four lines a pixel, exact along each line.</summary>
internal static class Rasteriser
{
    private const int Lines = 4;

    /// <param name="place">Figure coordinates → pixels.</param>
    public static Mask Cover(Figure path, Func<Vector2, Vector2> place, int width, int height)
    {
        var outlines = path.Outlines.ConvertAll(o => Array.ConvertAll(o, p => place(p)));
        var (low, high) = Bounds(outlines);
        var (left, top) = (Math.Clamp((int)MathF.Floor(low.X), 0, width), Math.Clamp((int)MathF.Floor(low.Y), 0, height));
        var (right, bottom) = (Math.Clamp((int)MathF.Ceiling(high.X), 0, width), Math.Clamp((int)MathF.Ceiling(high.Y), 0, height));
        var mask = new Mask(left, top, Math.Max(right - left, 0), Math.Max(bottom - top, 0));
        if (mask.Values.Length == 0)
            return mask;
        var crossings = new List<(float X, int Turn)>[mask.Height * Lines];
        foreach (var outline in outlines)
            for (var i = 0; i < outline.Length; i++)
                Cross(crossings, outline[i], outline[(i + 1) % outline.Length], top);
        for (var line = 0; line < crossings.Length; line++)
            if (crossings[line] is { } found)
                Sweep(mask, line / Lines, found);
        return mask;
    }

    private static (Vector2 Low, Vector2 High) Bounds(List<Vector2[]> outlines)
    {
        var (low, high) = (new Vector2(float.MaxValue), new Vector2(float.MinValue));
        foreach (var outline in outlines)
        foreach (var point in outline)
            (low, high) = (Vector2.Min(low, point), Vector2.Max(high, point));
        return outlines.Count == 0 ? default : (low, high);
    }

    private static void Cross(List<(float X, int Turn)>?[] crossings, Vector2 a, Vector2 b, int top)
    {
        var turn = 1;
        if (a.Y > b.Y)
            (a, b, turn) = (b, a, -1);
        var first = Math.Max((int)MathF.Ceiling((a.Y - top) * Lines - 0.5f), 0);
        var slope = (b.X - a.X) / (b.Y - a.Y);
        for (var line = first; line < crossings.Length; line++)
        {
            var y = top + (line + 0.5f) / Lines;
            if (y >= b.Y)
                break;
            (crossings[line] ??= []).Add((a.X + (y - a.Y) * slope, turn));
        }
    }

    private static void Sweep(Mask mask, int row, List<(float X, int Turn)> crossings)
    {
        crossings.Sort(static (a, b) => a.X.CompareTo(b.X));
        var winding = 0;
        for (var i = 0; i + 1 < crossings.Count; i++)
        {
            winding += crossings[i].Turn;
            if (winding != 0)
                Span(mask, row, crossings[i].X - mask.Left, crossings[i + 1].X - mask.Left);
        }
    }

    private static void Span(Mask mask, int row, float from, float to)
    {
        (from, to) = (Math.Clamp(from, 0, mask.Width), Math.Clamp(to, 0, mask.Width));
        for (var x = (int)from; x < to; x++)
            mask.Values[row * mask.Width + x] += (MathF.Min(to, x + 1) - MathF.Max(from, x)) / Lines;
    }
}
