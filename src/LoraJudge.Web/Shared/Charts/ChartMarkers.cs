using System.Xml.Linq;

namespace LoraJudge.Web.Shared.Charts;

/// <summary>Small shapes on a line, so that lines are told apart without colours.</summary>
internal static class ChartMarkers
{
    /// <summary>Paths about (0, 0), in pixels.</summary>
    private static readonly string[] Shapes =
    [
        "M-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0Z",
        "M-3 -3H3V3H-3Z",
        "M0 -4.2L4 3H-4Z",
        "M0 -4.5L4.5 0L0 4.5L-4.5 0Z",
        "M0 4.2L4 -3H-4Z",
        "M-4 -1H-1V-4H1V-1H4V1H1V4H-1V1H-4Z",
        "M-4 -2L-2 -4L0 -1.5L2 -4L4 -2L1.5 0L4 2L2 4L0 1.5L-2 4L-4 2L-1.5 0Z",
    ];

    public static XElement At(XNamespace svg, int colour, double x, double y) =>
        new(
            svg + "path",
            new XAttribute("d", Shapes[ChartColours.Place(colour) % Shapes.Length]),
            new XAttribute("fill", "currentColor"),
            new XAttribute("transform", $"translate({SvgNumber.Of(x)} {SvgNumber.Of(y)})")
        );
}

internal static class SvgNumber
{
    /// <summary>Two decimals do for pixels.</summary>
    public static string Of(double value) => Math.Round(value, 2).ToString("0.##", System.Globalization.CultureInfo.InvariantCulture);
}
