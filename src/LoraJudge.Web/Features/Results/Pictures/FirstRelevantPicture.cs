using LoraJudge.Web.Features.Results.Figures;
using ScottPlot;

namespace LoraJudge.Web.Features.Results.Pictures;

/// <summary>Histograms of the rank at which a query's first relevant result stands: a row a method.</summary>
internal static class FirstRelevantPicture
{
    private const double Tallest = 0.74;
    private const double Half = 0.4;
    private const int MostTicks = 24;

    public static ResultPicture? Of(StudyResults results)
    {
        var (retrieval, depth) = (results.Retrieval, results.Study.Depth);
        if (retrieval.JudgedTopics.Count == 0 || retrieval.Methods.Count == 0)
            return null;
        var reciprocal = retrieval.Measures.ToList().IndexOf(RetrievalFigures.ReciprocalRank(depth));
        var counts = retrieval.Methods.Select(method => Counts(method, reciprocal, depth)).ToArray();
        return new ResultPicture(
            "first-relevant",
            "Rank of the first relevant result",
            $"At which rank each method's first relevant result stands, over {ResultWords.Counted(retrieval.JudgedTopics.Count, "query", "queries")}; none: no result of the first {depth} is relevant. {ResultPictures.Basis(results)}",
            string.Join(
                " ",
                retrieval.Methods.Select(
                    (method, at) => $"{method.Method}: first in {counts[at][0]}, none in {counts[at][^1]} of {counts[at].Sum()}."
                )
            ),
            90 + (84 * counts.Length),
            plot => Draw(plot, [.. retrieval.Methods.Select(method => method.Method)], counts)
        );
    }

    /// <summary>From rank 1 to the depth, and none.</summary>
    private static int[] Counts(MethodRetrieval method, int reciprocal, int depth)
    {
        var counts = new int[depth + 1];
        foreach (var topic in method.ByTopic)
            counts[topic[reciprocal] == 0 ? depth : (int)Math.Round(1 / topic[reciprocal]) - 1]++;
        return counts;
    }

    private static void Draw(Plot plot, string[] methods, int[][] counts)
    {
        var none = counts[0].Length;
        var rows = PlotStyle.Rows(plot, methods, 0.4, none + 0.6, "Rank of the first relevant result");
        plot.Grid.XAxisStyle.IsVisible = false;
        int[] ticks = [.. Enumerable.Range(1, none - 1).Where(rank => (rank - 1) % (1 + (none / MostTicks)) == 0), none];
        plot.Axes.Bottom.SetTicks([.. ticks.Select(rank => (double)rank)], [.. ticks.Select(rank => rank == none ? "none" : $"{rank}")]);
        var largest = Math.Max(1, counts.Max(own => own.Max()));
        for (var row = 0; row < rows.Length; row++)
        {
            var floor = rows[row] - 0.4;
            var line = plot.Add.Line(0.5, floor, none + 0.5, floor);
            (line.LineColor, line.LineWidth, line.MarkerSize) = (PlotStyle.Ink, PlotStyle.Thin, 0);
            for (var rank = 1; rank <= none; rank++)
                Bar(plot, rank, floor, Tallest * counts[row][rank - 1] / largest, counts[row][rank - 1], rank == none);
        }
    }

    private static void Bar(Plot plot, int rank, double floor, double height, int count, bool isNone)
    {
        if (count == 0)
            return;
        var bar = plot.Add.Rectangle(rank - Half, rank + Half, floor, floor + height);
        (bar.FillColor, bar.LineColor, bar.LineWidth) = (isNone ? Colors.White : PlotStyle.Grid, PlotStyle.Ink, PlotStyle.Thin);
        PlotStyle.Label(plot, $"{count}", rank, floor + height, Alignment.LowerCenter);
    }
}
