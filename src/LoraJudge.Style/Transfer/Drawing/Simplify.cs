using System.Numerics;

namespace LoraJudge.Style.Transfer.Drawing;

/// <summary>Flattens areas and keeps their edges (Kuwahara): each pixel takes the mean of its calmest neighbourhood.</summary>
internal static class Simplify
{
    /// <param name="radius">Of the neighbourhoods, in pixels.</param>
    public static Picture Calm(Picture picture, float radius)
    {
        var mean = picture.Blur(radius * 0.5f);
        var light = picture.Light();
        var (first, second) = (light.Blur(radius * 0.5f), light.Map(v => v * v).Blur(radius * 0.5f));
        var offsets = new (int X, int Y)[8];
        for (var i = 0; i < offsets.Length; i++)
        {
            var d = Curves.Towards(i * MathF.Tau / offsets.Length) * radius;
            offsets[i] = ((int)MathF.Round(d.X), (int)MathF.Round(d.Y));
        }
        return Picture.Of(picture.Width, picture.Height, (x, y) => Calmest(x, y));

        Vector3 Calmest(int x, int y)
        {
            var (sum, weight) = (Vector3.Zero, 0f);
            foreach (var (dx, dy) in offsets)
            {
                var m = first[x + dx, y + dy];
                var variance = MathF.Max(second[x + dx, y + dy] - m * m, 0) + 2e-4f;
                var trust = 1 / (variance * variance);
                (sum, weight) = (sum + mean[x + dx, y + dy] * trust, weight + trust);
            }
            return sum / weight;
        }
    }
}
