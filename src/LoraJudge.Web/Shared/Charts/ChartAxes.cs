using System.Xml.Linq;

namespace LoraJudge.Web.Shared.Charts;

/// <summary>Grid, ticks and titles of the axes.</summary>
internal static class ChartAxes
{
    public static IEnumerable<XElement> Draw(LineChart chart, ChartPlot plot)
    {
        var grid = chart.Group("chart-grid", ChartColours.Grid);
        var words = chart.Group("chart-words", ChartColours.Ink);
        foreach (var tick in plot.Y.Ticks)
        {
            var y = plot.DownOf(tick);
            grid.Add(Line(plot.Left, y, plot.Right, y));
            words.Add(Text(plot.Y.Label(tick), plot.Left - 8, y + 4, "end"));
        }

        foreach (var tick in plot.X.Ticks)
        {
            var x = plot.AcrossOf(tick);
            grid.Add(Line(x, plot.Bottom, x, plot.Bottom + 5));
            words.Add(Text(plot.X.Label(tick), x, plot.Bottom + 20, "middle"));
        }

        words.Add(Text(chart.XTitle, (plot.Left + plot.Right) / 2, plot.Bottom + 44, "middle"));
        var (across, down) = (18.0, (plot.Top + plot.Bottom) / 2);
        var title = Text(chart.YTitle, across, down, "middle");
        title.Add(new XAttribute("transform", $"rotate(-90 {SvgNumber.Of(across)} {SvgNumber.Of(down)})"));
        words.Add(title);
        if (plot.IsEmpty)
            words.Add(Text("Nothing to show yet", (plot.Left + plot.Right) / 2, down, "middle"));
        return [grid, words];
    }

    public static XElement Text(string words, double x, double y, string anchor) =>
        new(
            LineChart.Svg + "text",
            new XAttribute("x", SvgNumber.Of(x)),
            new XAttribute("y", SvgNumber.Of(y)),
            new XAttribute("text-anchor", anchor),
            new XAttribute("fill", "currentColor"),
            words
        );

    private static XElement Line(double x1, double y1, double x2, double y2) =>
        new(
            LineChart.Svg + "line",
            new XAttribute("x1", SvgNumber.Of(x1)),
            new XAttribute("y1", SvgNumber.Of(y1)),
            new XAttribute("x2", SvgNumber.Of(x2)),
            new XAttribute("y2", SvgNumber.Of(y2)),
            new XAttribute("stroke", "currentColor")
        );
}
