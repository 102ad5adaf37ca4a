using LoraJudge.Web.Features.Results.Figures;
using ScottPlot;

namespace LoraJudge.Web.Features.Results.Pictures;

/// <summary>Krippendorff's alpha as judgments came in.</summary>
internal static class AgreementPicture
{
    private static readonly double[] Thresholds = [0.667, 0.8];

    public static ResultPicture? Of(StudyResults results)
    {
        AlphaPoint[] shown = [.. results.Agreement.OverTime.Where(point => point.Alpha.Value is not null)];
        if (shown.Length < 2)
            return null;
        var (first, last) = (shown[0], shown[^1]);
        return new ResultPicture(
            "agreement",
            "Agreement as judgments came in",
            $"Krippendorff's α (ordinal) of the judgments so far, with {ResultWords.Percent(1 - results.Options.Alpha)} jackknife intervals over items; dashed: Krippendorff's .667 and .800. {ResultPictures.Basis(results)}",
            $"α after {first.Judgments} judgments: {ResultWords.Of(first.Alpha)}; after {last.Judgments}: {ResultWords.Of(last.Alpha)}. Lowest {ResultWords.Two(shown.Min(point => point.Alpha.Value!.Value))}, highest {ResultWords.Two(shown.Max(point => point.Alpha.Value!.Value))}.",
            400,
            plot => Draw(plot, shown)
        );
    }

    private static void Draw(Plot plot, AlphaPoint[] shown)
    {
        double[] across = [.. shown.Select(point => (double)point.Judgments)];
        AlphaPoint[] banded = [.. shown.Where(point => point.Alpha is { Lower: not null, Upper: not null })];
        if (banded.Length > 1)
        {
            var band = plot.Add.FillY(
                [.. banded.Select(point => (double)point.Judgments)],
                [.. banded.Select(point => point.Alpha.Lower!.Value)],
                [.. banded.Select(point => point.Alpha.Upper!.Value)]
            );
            (band.FillColor, band.LineWidth, band.MarkerSize) = (PlotStyle.Grid, 0, 0);
        }

        foreach (var threshold in Thresholds)
        {
            plot.Add.HorizontalLine(threshold, PlotStyle.Thin, PlotStyle.Ink, LinePattern.Dashed);
            PlotStyle.Label(plot, $"{threshold:.000}", across[^1] * 1.01, threshold, Alignment.LowerLeft);
        }

        var line = plot.Add.Scatter(across, [.. shown.Select(point => point.Alpha.Value!.Value)], PlotStyle.Ink);
        (line.LineWidth, line.MarkerSize, line.MarkerShape) = (PlotStyle.Thick, 6, MarkerShape.FilledCircle);
        plot.XLabel("Judgments");
        plot.YLabel("Krippendorff's α, ordinal");
        plot.Axes.SetLimits(0, across[^1] * 1.08, Math.Min(0, shown.Min(point => point.Alpha.Lower ?? point.Alpha.Value!.Value)), 1.02);
    }
}
