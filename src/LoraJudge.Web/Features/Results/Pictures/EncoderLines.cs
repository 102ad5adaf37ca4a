using ScottPlot;

namespace LoraJudge.Web.Features.Results.Pictures;

/// <summary>Lines of methods, told apart by pattern, lightness and marker, named in a legend.</summary>
internal static class EncoderLines
{
    private const int Marked = 12;

    private static readonly LinePattern[] Patterns = [LinePattern.Solid, LinePattern.Dashed, LinePattern.Dotted, LinePattern.DenselyDashed];

    private static readonly MarkerShape[] Shapes =
    [
        MarkerShape.FilledCircle,
        MarkerShape.OpenSquare,
        MarkerShape.FilledTriangleUp,
        MarkerShape.OpenCircle,
        MarkerShape.FilledSquare,
        MarkerShape.OpenTriangleUp,
    ];

    /// <param name="number">Of the method, from 0.</param>
    public static void Add(Plot plot, int number, string name, double[] across, double[] up)
    {
        var line = plot.Add.Scatter(across, up, PlotStyle.Ink);
        (line.LineWidth, line.LinePattern, line.MarkerSize) = (PlotStyle.Thick, Patterns[number % Patterns.Length], 0);
        var step = Math.Max(1, across.Length / Marked);
        double[] marked = [.. across.Where((_, at) => at % step == 0)];
        double[] heights = [.. up.Where((_, at) => at % step == 0)];
        var marks = plot.Add.Markers(marked, heights, Shapes[number % Shapes.Length], 9, PlotStyle.Ink);
        marks.LegendText = name;
    }

    public static void Legend(Plot plot, Alignment place)
    {
        var legend = plot.ShowLegend(place);
        (legend.FontSize, legend.FontColor, legend.ShadowColor) = (PlotStyle.Small, PlotStyle.Ink, Colors.Transparent);
        legend.OutlineColor = PlotStyle.Grid;
    }
}
