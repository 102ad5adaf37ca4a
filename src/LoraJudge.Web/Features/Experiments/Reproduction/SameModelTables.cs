using LoraJudge.Web.Features.Experiments.Evaluations;

namespace LoraJudge.Web.Features.Experiments.Reproduction;

/// <summary>Table 1: same model or not.</summary>
internal static class SameModelTables
{
    private const double Percent = 100;

    public static string AtBestThreshold(ReproductionReport report, RunPart part)
    {
        var table = new MarkdownTable("method", "seeds", "F1", "paper", "precision", "paper", "recall", "paper", "macro F1", "AUC");
        foreach (var method in report.Methods(part))
        {
            var paper = PaperFigures.Of(method.Key);
            table.Add(
                method.Key,
                $"{method.Count()}",
                Over(method, same => same.AtBestThreshold.F1 * Percent, "0.00"),
                MarkdownTable.Figure(paper?.F1, "0.00"),
                Over(method, same => same.AtBestThreshold.Precision),
                MarkdownTable.Figure(paper?.Precision, "0.00"),
                Over(method, same => same.AtBestThreshold.Recall),
                MarkdownTable.Figure(paper?.Recall, "0.00"),
                Over(method, same => same.AtBestThreshold.MacroF1 * Percent, "0.00"),
                Over(method, same => same.Auc)
            );
        }

        return table.ToString();
    }

    public static string AtTrainingThreshold(ReproductionReport report, RunPart part)
    {
        var table = new MarkdownTable("method", "seeds", "F1", "precision", "recall", "macro F1", "accuracy");
        foreach (var method in report.Methods(part))
        {
            table.Add(
                method.Key,
                $"{method.Count()}",
                Over(method, same => same.AtTrainingThreshold?.F1 * Percent, "0.00"),
                Over(method, same => same.AtTrainingThreshold?.Precision),
                Over(method, same => same.AtTrainingThreshold?.Recall),
                Over(method, same => same.AtTrainingThreshold?.MacroF1 * Percent, "0.00"),
                Over(method, same => same.AtTrainingThreshold?.Accuracy)
            );
        }

        return table.ToString();
    }

    public static string Comparison(FoldComparisonReport comparison)
    {
        var table = new MarkdownTable("method", "F1", "difference", "interval", "p, Dunnett", "p, folds as blocks", "paper");
        table.Add(comparison.Control, MarkdownTable.Figure(comparison.ControlMean * Percent, "0.00"), "", "", "", "", "");
        foreach (var (one, blocked) in comparison.Dunnett.Zip(comparison.BlockedDunnett))
        {
            table.Add(
                one.Method,
                MarkdownTable.Figure(one.Mean * Percent, "0.00"),
                MarkdownTable.Figure(one.Difference * Percent, "+0.00;-0.00;0.00"),
                one.Interval is { } interval
                    ? $"{MarkdownTable.Figure(interval.Lower * Percent, "0.00")} to {MarkdownTable.Figure(interval.Upper * Percent, "0.00")}"
                    : MarkdownTable.None,
                MarkdownTable.PValue(one.PValue),
                MarkdownTable.PValue(blocked.PValue),
                PaperFigures.Of(one.Method)?.Difference ?? MarkdownTable.None
            );
        }

        return $"{comparison.Unit} There are {comparison.Folds} folds; thresholds come from the other folds.\n\n{table}";
    }

    private static string Over(IEnumerable<RunReport> runs, Func<SameModelReport, double?> figure, string format = "0.000") =>
        MarkdownTable.Spread(runs.Select(run => run.Evaluation.Report.SameModel is { } same ? figure(same) : null), format);
}
