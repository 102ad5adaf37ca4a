using LoraJudge.Web.Features.Results.Figures;
using ScottPlot;

namespace LoraJudge.Web.Features.Results.Pictures;

/// <summary>Shares of the scores of each method, as bars in steps of lightness.</summary>
internal static class RatingsPicture
{
    private const double Half = 0.34;
    private const double LeastLabelled = 0.04;

    public static ResultPicture? Of(StudyResults results)
    {
        RatingDistribution[] shown = [.. results.Distributions.ByMethod.Where(one => one.Counts.Sum() > 0)];
        return shown.Length == 0
            ? null
            : new ResultPicture(
                "ratings",
                "Ratings of what each method found",
                $"Shares of the scores 1 ({results.Study.ScaleLabels[0]}) to {results.Study.ScaleLabels.Count} ({results.Study.ScaleLabels[^1]}) among all judgments of the first {results.Study.Depth} results of each method. {ResultPictures.Basis(results)}",
                string.Join(
                    " ",
                    shown.Select(one =>
                        $"{one.Method}: {string.Join(", ", one.Counts.Select((count, score) => $"{score + 1} {ResultWords.Whole(Share(one, count))}"))}, mean {ResultWords.Of(one.Mean)}."
                    )
                ),
                120 + (52 * shown.Length),
                plot => Draw(plot, shown, results.Study.ScaleLabels)
            );
    }

    private static double Share(RatingDistribution one, int count) => (double)count / one.Counts.Sum();

    private static void Draw(Plot plot, RatingDistribution[] shown, IReadOnlyList<string> labels)
    {
        var rows = PlotStyle.Rows(plot, [.. shown.Select(one => one.Method)], 0, 1, "Share of judgments");
        plot.Axes.SetLimitsY(-0.7, shown.Length + 0.1);
        plot.Grid.XAxisStyle.IsVisible = false;
        for (var row = 0; row < rows.Length; row++)
        {
            var left = 0.0;
            foreach (var (score, count) in shown[row].Counts.Index())
            {
                var share = Share(shown[row], count);
                Bar(plot, left, left + share, rows[row], (double)score / Math.Max(1, labels.Count - 1), share, $"{score + 1}", row == 0);
                left += share;
            }
        }
    }

    private static void Bar(Plot plot, double left, double right, double y, double darkness, double share, string score, bool isFirst)
    {
        var grey = (byte)(240 - (200 * darkness));
        var bar = plot.Add.Rectangle(left, right, y - Half, y + Half);
        (bar.FillColor, bar.LineColor, bar.LineWidth) = (new Color(grey, grey, grey), PlotStyle.Ink, PlotStyle.Thin);
        if (share < LeastLabelled)
            return;
        var middle = (left + right) / 2;
        PlotStyle.Label(plot, ResultWords.Whole(share), middle, y, Alignment.MiddleCenter, onDark: darkness > 0.5);
        if (isFirst)
            PlotStyle.Label(plot, $"score {score}", middle, y + Half, Alignment.LowerCenter);
    }
}
