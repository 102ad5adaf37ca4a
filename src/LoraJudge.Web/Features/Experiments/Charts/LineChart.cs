using System.Xml.Linq;

namespace LoraJudge.Web.Features.Experiments.Charts;

/// <summary>Lines over common axes, as an SVG picture.</summary>
/// <param name="Title">What it shows, for people who do not see it and as the picture's name.</param>
/// <param name="XTitle">Of the horizontal axis, with its unit.</param>
/// <param name="YTitle">Of the vertical axis, with its unit.</param>
internal sealed record LineChart(string Title, string XTitle, string YTitle, IReadOnlyList<ChartSeries> Series)
{
    internal static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>What there is to be seen, in a sentence or two.</summary>
    public string Description { get; init; } = "";

    public LineChartStyle Style { get; init; } = LineChartStyle.File;

    /// <summary>Pixels; the picture scales with the page.</summary>
    public int Width { get; init; } = 860;

    /// <summary>Pixels.</summary>
    public int Height { get; init; } = 440;

    /// <summary>Unlike that of other charts of the page.</summary>
    public string Id { get; init; } = "chart";

    /// <returns>One svg element.</returns>
    public string ToSvg()
    {
        var plot = new ChartPlot(this);
        return new XElement(
            Svg + "svg",
            new XAttribute("class", "line-chart"),
            new XAttribute("viewBox", $"0 0 {Width} {Height}"),
            Style == LineChartStyle.File ? new XAttribute("width", Width) : null,
            Style == LineChartStyle.File ? new XAttribute("height", Height) : null,
            new XAttribute("role", "img"),
            new XAttribute("aria-labelledby", $"{Id}-title {Id}-desc"),
            new XAttribute("font-family", "system-ui, sans-serif"),
            new XAttribute("font-size", 13),
            new XElement(Svg + "title", new XAttribute("id", $"{Id}-title"), Title),
            new XElement(Svg + "desc", new XAttribute("id", $"{Id}-desc"), Description),
            Background(),
            ChartAxes.Draw(this, plot),
            Series.Select((series, number) => ChartLine.Draw(this, plot, series, number)),
            ChartLegend.Draw(this, plot)
        ).ToString(SaveOptions.DisableFormatting);
    }

    /// <summary>A file is shown on anything.</summary>
    private XElement? Background() =>
        Style == LineChartStyle.Page
            ? null
            : new XElement(
                Svg + "rect",
                new XAttribute("width", Width),
                new XAttribute("height", Height),
                new XAttribute("fill", "#ffffff")
            );

    /// <summary>A group whose parts have one colour: a class's in a page, a fixed one in a file.</summary>
    internal XElement Group(string name, string colour) =>
        new(Svg + "g", new XAttribute("class", name), Style == LineChartStyle.File ? new XAttribute("color", colour) : null);

    internal XElement Coloured(string name, int colour)
    {
        var place = ChartColours.Place(colour);
        return Group($"{name} chart-colour-{place}", ChartColours.Palette[place]);
    }
}
