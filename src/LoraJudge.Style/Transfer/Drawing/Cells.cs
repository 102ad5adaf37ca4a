using System.Numerics;

namespace LoraJudge.Style.Transfer.Drawing;

/// <summary>A jittered grid of sites and the cells nearest to each (Voronoi), found without building them.</summary>
internal sealed class Cells(float spacing, float jitter, int seed)
{
    /// <param name="Site">Of the nearest cell, in pixels.</param>
    /// <param name="Border">Pixels to the border with the next cell.</param>
    /// <param name="Id">Of the cell; the same for all its pixels.</param>
    public readonly record struct Hit(Vector2 Site, float Border, int Id);

    public Hit At(float x, float y)
    {
        var place = new Vector2(x, y);
        var (cx, cy) = ((int)MathF.Floor(x / spacing), (int)MathF.Floor(y / spacing));
        var (first, second) = (float.MaxValue, float.MaxValue);
        var (site, other, id) = (Vector2.Zero, Vector2.Zero, 0);
        for (var j = cy - 1; j <= cy + 1; j++)
        for (var i = cx - 1; i <= cx + 1; i++)
        {
            var candidate = Site(i, j);
            var distance = Vector2.DistanceSquared(candidate, place);
            if (distance < first)
                (second, other, first, site, id) = (first, site, distance, candidate, unchecked(i * 7919 + j * 104729));
            else if (distance < second)
                (second, other) = (distance, candidate);
        }
        var apart = Vector2.Distance(site, other);
        return new Hit(site, (second - first) / (2 * MathF.Max(apart, 1e-3f)), id);
    }

    private Vector2 Site(int i, int j) =>
        new(
            (i + 0.5f + (Noise.Grain(i, j, seed) - 0.5f) * jitter) * spacing,
            (j + 0.5f + (Noise.Grain(i, j, seed + 1) - 0.5f) * jitter) * spacing
        );
}
