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
        svg.SetAttributeValue("viewBox", $"0 0 {Width} {Height}");
        svg.SetAttributeValue("role", "img");
        svg.AddFirst(new XElement(svg.Name.Namespace + "title", Title), new XElement(svg.Name.Namespace + "desc", Alternative));
        return svg.ToString(SaveOptions.DisableFormatting);
    }

    private Plot Drawn()
    {
        var plot = new Plot();
        PlotStyle.Apply(plot);
        Draw(plot);
        return plot;
    }
}
