using System.Xml.Linq;

namespace LoraJudge.Web.Shared.Charts;

/// <summary>The names of a chart's lines, each once, at its right.</summary>
internal static class ChartLegend
{
    private const int LineHeight = 22;
    private const int Sample = 30;

    public static IEnumerable<XElement> Draw(LineChart chart, ChartPlot plot)
    {
        if (chart.Series.Count < 2)
            yield break;
        var (left, y) = (plot.Right + 16, plot.Top + 8);
        foreach (var series in chart.Series.DistinctBy(series => series.Name, StringComparer.Ordinal))
        {
            var sample = chart.Coloured("chart-legend", series.Colour);
            sample.Add(
                ChartLine.Path($"M{SvgNumber.Of(left)} {SvgNumber.Of(y)}h{Sample}", series.IsDashed),
                ChartMarkers.At(LineChart.Svg, series.Colour, left + (Sample / 2.0), y)
            );
            yield return sample;
            var words = chart.Group("chart-words", ChartColours.Ink);
            words.Add(ChartAxes.Text(series.Name, left + Sample + 8, y + 4, "start"));
            yield return words;
            y += LineHeight;
        }
    }
}
