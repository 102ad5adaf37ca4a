using System.Text;
using System.Xml.Linq;

namespace LoraJudge.Web.Shared.Charts;

/// <summary>One line with its markers.</summary>
internal static class ChartLine
{
    /// <summary>About as many markers a line: more would hide it.</summary>
    private const int Markers = 8;

    public static XElement Draw(LineChart chart, ChartPlot plot, ChartSeries series, int number)
    {
        var group = chart.Coloured("chart-series", series.Colour);
        group.Add(new XElement(LineChart.Svg + "title", series.Name));
        group.Add(Path(Data(plot, series.Points), series.IsDashed));
        var every = Math.Max(1, series.Points.Count / Markers);
        // Lines of one course have their markers at different places.
        foreach (var point in series.Points.Where((_, place) => place % every == number % every).Where(point => point.IsFinite))
            group.Add(ChartMarkers.At(LineChart.Svg, series.Colour, plot.AcrossOf(point.X), plot.DownOf(point.Y)));
        return group;
    }

    public static XElement Path(string data, bool isDashed) =>
        new(
            LineChart.Svg + "path",
            new XAttribute("d", data),
            new XAttribute("fill", "none"),
            new XAttribute("stroke", "currentColor"),
            new XAttribute("stroke-width", "1.6"),
            new XAttribute("stroke-linejoin", "round"),
            isDashed ? new XAttribute("stroke-dasharray", "6 4") : null
        );

    private static string Data(ChartPlot plot, IReadOnlyList<ChartPoint> points)
    {
        var data = new StringBuilder();
        var pen = 'M';
        foreach (var point in points)
        {
            if (point.IsFinite)
                data.Append(pen).Append(SvgNumber.Of(plot.AcrossOf(point.X))).Append(' ').Append(SvgNumber.Of(plot.DownOf(point.Y)));
            pen = point.IsFinite ? 'L' : 'M';
        }

        return data.ToString();
    }
}
