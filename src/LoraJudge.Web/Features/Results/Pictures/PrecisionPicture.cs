using LoraJudge.Web.Features.Results.Figures;
using ScottPlot;

namespace LoraJudge.Web.Features.Results.Pictures;

/// <summary>p@k of every method with its interval: a row a method, a shape a cutoff.</summary>
internal static class PrecisionPicture
{
    private static readonly MarkerShape[] Shapes =
    [
        MarkerShape.OpenCircle,
        MarkerShape.OpenSquare,
        MarkerShape.FilledCircle,
        MarkerShape.FilledTriangleUp,
    ];

    public static ResultPicture? Of(StudyResults results)
    {
        var retrieval = results.Retrieval;
        string[] measures = [.. retrieval.Measures.Where(name => name.StartsWith("p@", StringComparison.Ordinal))];
        if (retrieval.JudgedTopics.Count == 0 || retrieval.Methods.Count == 0)
            return null;
        var level = ResultWords.Percent(1 - results.Options.Alpha);
        return new ResultPicture(
            "precision",
            "Precision of the methods",
            $"Precision at {string.Join(", ", measures.Select(name => name[2..]))} of each method: means over {ResultWords.Counted(retrieval.JudgedTopics.Count, "query", "queries")} with {level} bootstrap intervals (BCa, queries resampled). {ResultPictures.Basis(results)}",
            string.Join(
                " ",
                retrieval.Methods.Select(method =>
                    $"{method.Method}: {string.Join(", ", measures.Select((name, at) => $"{name} {ResultWords.Of(method.Figures[at].Mean)}"))}."
                )
            ),
            110 + (64 * retrieval.Methods.Count),
            plot => Draw(plot, retrieval.Methods, measures)
        );
    }

    private static void Draw(Plot plot, IReadOnlyList<MethodRetrieval> methods, string[] measures)
    {
        var rows = PlotStyle.Rows(plot, [.. methods.Select(method => method.Method)], 0, 1.09, "Precision");
        for (var row = 0; row < rows.Length; row++)
        for (var at = 0; at < measures.Length; at++)
        {
            var mean = methods[row].Figures[at].Mean;
            var y = rows[row] + (0.24 * ((0.5 * (measures.Length - 1)) - at));
            PlotStyle.Interval(plot, mean.Value!.Value, mean.Lower, mean.Upper, y, Shapes[at % Shapes.Length], PlotStyle.Ink);
            PlotStyle.Label(plot, $"  {measures[at]}", Math.Max(mean.Upper ?? 0, mean.Value.Value + 0.01), y, Alignment.MiddleLeft);
        }
    }
}
