using LoraJudge.Web.Features.Results.Figures;
using ScottPlot;

namespace LoraJudge.Web.Features.Results.Pictures;

/// <summary>How the methods' encoders tell whether one model made both pictures: the paper's evaluation 1 at every threshold.</summary>
internal static class RocPicture
{
    public static ResultPicture? Of(IReadOnlyList<EncoderRoc> curves) =>
        curves.Count == 0
            ? null
            : new ResultPicture(
                "roc",
                "Same model or not, at every threshold",
                $"Pairs of one model found against pairs of two models taken for one, over all thresholds of the distance, as last evaluated on {string.Join(", ", curves.Select(curve => curve.Data).Distinct(StringComparer.Ordinal))}. Dashed: chance.",
                string.Join(" ", curves.Select(curve => $"{curve.Method}: area {ResultWords.Two(curve.Auc)}.")),
                560,
                plot => Draw(plot, curves)
            );

    private static void Draw(Plot plot, IReadOnlyList<EncoderRoc> curves)
    {
        var chance = plot.Add.Line(0, 0, 1, 1);
        (chance.LineColor, chance.LinePattern, chance.LineWidth, chance.MarkerSize) = (
            PlotStyle.Grid,
            LinePattern.Dashed,
            PlotStyle.Thick,
            0
        );
        foreach (var (number, curve) in curves.Index())
            EncoderLines.Add(
                plot,
                number,
                $"{curve.Method}, area {ResultWords.Two(curve.Auc)}",
                [.. curve.Points.Select(point => point.FalsePositiveRate)],
                [.. curve.Points.Select(point => point.TruePositiveRate)]
            );
        plot.XLabel("False positive rate");
        plot.YLabel("True positive rate");
        plot.Axes.SetLimits(0, 1, 0, 1.02);
        EncoderLines.Legend(plot, Alignment.LowerRight);
    }
}
