namespace LoraJudge.Web.Shared.Charts;

/// <summary>The plot area of a chart, in pixels, and its scales.</summary>
internal sealed class ChartPlot
{
    private const int LeastLegend = 190;

    /// <summary>Beside the words: the gap and the sample of the line.</summary>
    private const int LegendSample = 62;

    /// <summary>Of a letter, on average, at the size of the words.</summary>
    private const double Letter = 7.2;

    public ChartPlot(LineChart chart)
    {
        (Left, Top, Bottom) = (70, 16, chart.Height - 56);
        Right = chart.Width - (chart.Series.Count > 1 ? Legend(chart) : 24);
        var points = chart.Series.SelectMany(series => series.Points).Where(point => point.IsFinite).ToArray();
        (X, Y) = (AxisScale.Over(points.Select(point => point.X)), AxisScale.Over(points.Select(point => point.Y)));
        IsEmpty = points.Length == 0;
    }

    public double Left { get; }
    public double Top { get; }
    public double Right { get; }
    public double Bottom { get; }
    public AxisScale X { get; }
    public AxisScale Y { get; }
    public bool IsEmpty { get; }

    public double AcrossOf(double x) => Left + (X.Share(x) * (Right - Left));

    public double DownOf(double y) => Bottom - (Y.Share(y) * (Bottom - Top));

    /// <summary>As wide as the longest name, but no more than two fifths of the picture.</summary>
    private static double Legend(LineChart chart) =>
        Math.Max(LeastLegend, Math.Min(LegendSample + (Letter * chart.Series.Max(series => series.Name.Length)), 0.4 * chart.Width));
}
