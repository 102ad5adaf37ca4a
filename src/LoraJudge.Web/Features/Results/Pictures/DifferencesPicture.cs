using LoraJudge.Web.Features.Results.Figures;
using ScottPlot;

namespace LoraJudge.Web.Features.Results.Pictures;

/// <summary>Simultaneous intervals of Dunnett's test against the control.</summary>
internal static class DifferencesPicture
{
    public static ResultPicture? Of(StudyResults results)
    {
        if (results.Comparisons.Find(TestKind.BlockedDunnett) is not { } test)
            return null;
        MethodComparison[] shown = [.. test.Comparisons.Where(one => one.Difference is { Lower: not null, Upper: not null })];
        if (shown.Length == 0)
            return null;
        var (measure, control) = (results.Comparisons.Measure, results.Comparisons.Control);
        return new ResultPicture(
            "differences",
            $"Differences from {control}",
            $"Difference of {measure} from {control} with simultaneous {ResultWords.Percent(1 - results.Options.Alpha)} intervals (Dunnett's test, {ResultWords.Counted(results.Comparisons.Topics, "query", "queries")} as blocks). Filled: more than chance explains. {ResultPictures.Basis(results)}",
            string.Join(" ", shown.Select(one => one.Words)),
            100 + (52 * shown.Length),
            plot => Draw(plot, shown, measure, control, results.Options.Alpha)
        );
    }

    private static void Draw(Plot plot, MethodComparison[] shown, string measure, string control, double alpha)
    {
        var (low, high) = (shown.Min(one => one.Difference.Lower!.Value), shown.Max(one => one.Difference.Upper!.Value));
        var margin = 0.12 * Math.Max(high - low, 0.1);
        var rows = PlotStyle.Rows(
            plot,
            [.. shown.Select(one => one.Method)],
            Math.Min(low, 0) - margin,
            Math.Max(high, 0) + margin,
            $"{measure}: method − {control}"
        );
        plot.Add.VerticalLine(0, PlotStyle.Thin, PlotStyle.Ink, LinePattern.Dashed);
        for (var row = 0; row < rows.Length; row++)
        {
            var difference = shown[row].Difference;
            var isShown = shown[row].PValue.Value <= alpha;
            var shape = isShown ? MarkerShape.FilledCircle : MarkerShape.OpenCircle;
            PlotStyle.Interval(plot, difference.Value!.Value, difference.Lower, difference.Upper, rows[row], shape, PlotStyle.Ink);
            if (shown[row].PValue.Value is { } p)
                PlotStyle.Label(plot, ResultWords.P(p), difference.Value.Value, rows[row] + 0.18, Alignment.LowerCenter);
        }
    }
}
