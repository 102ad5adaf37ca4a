using System.Globalization;

namespace LoraJudge.Web.Features.Catalog.Pictures;

/// <summary>The sizes that thumbnails are made in: few, so that caches hold them.</summary>
internal static class PictureWidths
{
    public static readonly IReadOnlyList<int> All = [160, 320, 640, 1280];

    public static int Largest => All[^1];

    /// <summary>The address of a catalogue picture whose longer side has at most <paramref name="width"/> pixels.</summary>
    public static string Address(string sha256, int width) => Under($"/pictures/{sha256}", width);

    /// <summary>The same below another address, for example a search's.</summary>
    public static string Under(string address, int width) => string.Create(CultureInfo.InvariantCulture, $"{address}/{width}.webp");

    /// <summary>Candidates up to the first that holds all of a picture's own pixels.</summary>
    public static string SourceSet(string address, int pictureWidth)
    {
        var smaller = All.Count(width => width < pictureWidth);
        return string.Join(
            ", ",
            All.Take(smaller + 1).Select(width => $"{Under(address, width)} {Math.Min(width, Math.Max(1, pictureWidth))}w")
        );
    }
}
