using LoraJudge.Web.Shared.Charts;
using ScottPlot;
using SkiaSharp;

namespace LoraJudge.Web.Features.Results.Pictures;

/// <summary>How all pictures look: ink on white, told apart by shape, place and lightness before colour.</summary>
internal static class PlotStyle
{
    public const float Words = 14;
    public const float Small = 12;
    public const float Thin = 1;
    public const float Thick = 2;

    public static readonly Color Ink = Color.FromHex(ChartColours.Ink);
    public static readonly Color Grid = Color.FromHex(ChartColours.Grid);

    private static readonly string[] Fonts = ["Helvetica", "Arial", "Liberation Sans", "DejaVu Sans", "Noto Sans"];

    private static readonly string Font =
        SKFontManager.Default.GetFontFamilies().Intersect(Fonts, StringComparer.Ordinal).FirstOrDefault() ?? ScottPlot.Fonts.Default;

    public static void Apply(Plot plot)
    {
        plot.Font.Set(Font);
        plot.FigureBackground.Color = Colors.White;
        plot.DataBackground.Color = Colors.White;
        plot.Axes.Color(Ink);
        plot.Axes.Right.FrameLineStyle.Width = 0;
        plot.Axes.Top.FrameLineStyle.Width = 0;
        plot.Grid.MajorLineColor = Grid;
        foreach (var axis in plot.Axes.GetAxes())
        {
            axis.TickLabelStyle.FontSize = Words;
            axis.Label.FontSize = Words;
            axis.Label.Bold = false;
        }
    }

    /// <summary>A row a name, the first at the top; returns where each row is.</summary>
    public static double[] Rows(Plot plot, IReadOnlyList<string> names, double left, double right, string title)
    {
        var rows = Enumerable.Range(0, names.Count).Select(row => (double)(names.Count - 1 - row)).ToArray();
        plot.Axes.Left.SetTicks(rows, [.. names]);
        plot.Axes.Left.MajorTickStyle.Length = 0;
        plot.Axes.Left.FrameLineStyle.Width = 0;
        plot.Grid.YAxisStyle.IsVisible = false;
        plot.XLabel(title);
        plot.Axes.SetLimits(left, right, -0.7, names.Count - 0.3);
        return rows;
    }

    /// <param name="onDark">Without a background: white on what is there.</param>
    public static void Label(Plot plot, string words, double x, double y, Alignment alignment, bool onDark = false)
    {
        var text = plot.Add.Text(words, x, y);
        text.LabelFontName = Font;
        text.LabelFontSize = Small;
        text.LabelFontColor = onDark ? Colors.White : Ink;
        text.LabelAlignment = alignment;
    }

    /// <summary>An interval with its estimate.</summary>
    public static void Interval(Plot plot, double value, double? lower, double? upper, double y, MarkerShape shape, Color colour)
    {
        var hidden = shape == MarkerShape.OpenSquare ? MarkerShape.FilledSquare : MarkerShape.FilledCircle;
        if (lower is { } from && upper is { } to)
        {
            var line = plot.Add.Line(from, y, to, y);
            (line.LineColor, line.LineWidth, line.MarkerSize) = (colour, Thick, 0);
        }

        // Hollow ones hide the line.
        plot.Add.Marker(value, y, hidden, size: 10, color: Colors.White);
        var marker = plot.Add.Marker(value, y, shape, size: 10, color: colour);
        (marker.MarkerLineColor, marker.MarkerLineWidth) = (colour, Thick);
    }
}
