using System.Xml.Linq;
using ScottPlot;

namespace LoraJudge.Web.Features.Results.Pictures;

/// <summary>A picture of results, as a person would put it into a paper: the same on the page and in an export, as SVG and as PNG.</summary>
/// <param name="Name">Of its file and in its address.</param>
/// <param name="Caption">What is shown and how it was made.</param>
/// <param name="Alternative">What there is to be seen, for people who do not see it.</param>
/// <param name="Height">Pixels of the SVG.</param>
public sealed record ResultPicture(string Name, string Title, string Caption, string Alternative, int Height, Action<Plot> Draw)
{
    /// <summary>Pixels of the SVG.</summary>
    public const int Width = 860;

    /// <summary>PNG pixels a pixel: 300 to an inch at a column of 15 cm.</summary>
    private const int PngScale = 2;

    public byte[] ToPng()
    {
        using var plot = Drawn();
        plot.ScaleFactor = PngScale;
        return plot.GetImageBytes(PngScale * Width, PngScale * Height, ImageFormat.Png);
    }

    /// <returns>An svg element with title and description.</returns>
    public string ToSvg()
    {
        using var plot = Drawn();
        var svg = XElement.Parse(plot.GetSvgXml(Width, Height));
        NumberIds(svg);
        svg.SetAttributeValue("viewBox", $"0 0 {Width} {Height}");
        svg.SetAttributeValue("role", "img");
        svg.AddFirst(new XElement(svg.Name.Namespace + "title", Title), new XElement(svg.Name.Namespace + "desc", Alternative));
        return svg.ToString(SaveOptions.DisableFormatting);
    }

    /// <summary>Skia counts ids over all that it draws: numbered anew, the same picture is the same file.</summary>
    private static void NumberIds(XElement svg)
    {
        var attributes = svg.Descendants().Attributes().ToList();
        var numbers = attributes
            .Where(attribute => attribute.Name == "id")
            .Index()
            .ToDictionary(one => one.Item.Value, one => FormattableString.Invariant($"id-{one.Index}"), StringComparer.Ordinal);
        foreach (var attribute in attributes)
            if (attribute.Name == "id")
                attribute.Value = numbers[attribute.Value];
            else if (attribute.Value.IndexOf('#', StringComparison.Ordinal) is >= 0 and var at)
                attribute.Value = Referred(attribute.Value, at, numbers);
    }

    /// <summary>"url(#id)" or "#id".</summary>
    private static string Referred(string value, int at, Dictionary<string, string> numbers)
    {
        var id = value[(at + 1)..].TrimEnd(')');
        return numbers.TryGetValue(id, out var number) ? value.Replace($"#{id}", $"#{number}", StringComparison.Ordinal) : value;
    }

    private Plot Drawn()
    {
        var plot = new Plot();
        PlotStyle.Apply(plot);
        Draw(plot);
        return plot;
    }
}
