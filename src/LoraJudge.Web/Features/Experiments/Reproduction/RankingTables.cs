using LoraJudge.Style.Ranking;
using LoraJudge.Web.Features.Experiments.Evaluations;

namespace LoraJudge.Web.Features.Experiments.Reproduction;

/// <summary>Table 2's automatic column, leave-one-out, the likelihood's calibration, and the curve.</summary>
internal static class RankingTables
{
    /// <param name="evaluation">Of a run, on the pictures that the table is about; null where it was not evaluated on them.</param>
    public static string Queries(IEnumerable<IGrouping<string, RunReport>> methods, Func<RunReport, EncoderEvaluationReport?> evaluation)
    {
        var table = new MarkdownTable(
            "method",
            "seeds",
            "MRR",
            "paper",
            "rank 1",
            "rank 10",
            "MRR, subject left out",
            "MRR by centre",
            "subject left out",
            "ranks by"
        );
        foreach (var method in methods)
        {
            EncoderEvaluationReport[] reports = [.. method.Select(evaluation).OfType<EncoderEvaluationReport>()];
            table.Add(
                method.Key,
                $"{reports.Length}",
                Over(reports, one => one.Queries?.Figures.MeanReciprocalRank),
                MarkdownTable.Figure(PaperFigures.Of(method.Key)?.MeanReciprocalRank, "0.00"),
                Over(reports, one => one.Queries?.Figures.Rank1),
                Over(reports, one => one.Queries?.Figures.Rank10),
                Over(reports, one => one.QueriesSubjectLeftOut?.Figures.MeanReciprocalRank),
                Over(reports, one => CentreFigures.Of(one).Queries?.MeanReciprocalRank),
                Over(reports, one => CentreFigures.Of(one).QueriesSubjectLeftOut?.MeanReciprocalRank),
                RanksBy(reports)
            );
        }

        return table.ToString();
    }

    /// <inheritdoc cref="Queries"/>
    public static string LeaveOneOut(
        IEnumerable<IGrouping<string, RunReport>> methods,
        Func<RunReport, EncoderEvaluationReport?> evaluation
    )
    {
        var table = new MarkdownTable(
            "method",
            "seeds",
            "MRR",
            "rank 1",
            "rank 10",
            "MRR, subject left out",
            "rank 1",
            "rank 10",
            "MRR by centre",
            "subject left out",
            "ranks by"
        );
        foreach (var method in methods)
        {
            EncoderEvaluationReport[] reports = [.. method.Select(evaluation).OfType<EncoderEvaluationReport>()];
            table.Add(
                method.Key,
                $"{reports.Length}",
                Over(reports, one => one.LeaveOneOut?.MeanReciprocalRank),
                Over(reports, one => one.LeaveOneOut?.Rank1),
                Over(reports, one => one.LeaveOneOut?.Rank10),
                Over(reports, one => one.LeaveOneOutSubjectLeftOut?.MeanReciprocalRank),
                Over(reports, one => one.LeaveOneOutSubjectLeftOut?.Rank1),
                Over(reports, one => one.LeaveOneOutSubjectLeftOut?.Rank10),
                Over(reports, one => CentreFigures.Of(one).LeaveOneOut?.MeanReciprocalRank),
                Over(reports, one => CentreFigures.Of(one).LeaveOneOutSubjectLeftOut?.MeanReciprocalRank),
                RanksBy(reports)
            );
        }

        return table.ToString();
    }

    public static string Calibration(ReproductionReport report, RunPart part)
    {
        var table = new MarkdownTable("method", "seeds", "ECE", "Brier");
        foreach (var method in report.Methods(part))
        {
            table.Add(
                method.Key,
                $"{method.Count()}",
                Over(method.Select(OwnData), one => one.Calibration?.Reliability.ExpectedCalibrationError),
                Over(method.Select(OwnData), one => one.Calibration?.Reliability.Brier)
            );
        }

        return table.ToString();
    }

    public static string Curve(ReproductionReport report)
    {
        var table = new MarkdownTable(
            "training models",
            "MRR",
            "rank 1",
            "rank 10",
            "MRR, subject left out",
            "rank 1",
            "rank 10",
            "MRR by centre",
            "subject left out"
        );
        foreach (var run in CurveRuns(report))
        {
            var (all, left) = (run.Evaluation.Report.LeaveOneOut, run.Evaluation.Report.LeaveOneOutSubjectLeftOut);
            var centre = CentreFigures.Of(run.Evaluation.Report);
            table.Add(
                $"{run.Training.Models}",
                MarkdownTable.Figure(all?.MeanReciprocalRank),
                MarkdownTable.Figure(all?.Rank1),
                MarkdownTable.Figure(all?.Rank10),
                MarkdownTable.Figure(left?.MeanReciprocalRank),
                MarkdownTable.Figure(left?.Rank1),
                MarkdownTable.Figure(left?.Rank10),
                MarkdownTable.Figure(centre.LeaveOneOut?.MeanReciprocalRank),
                MarkdownTable.Figure(centre.LeaveOneOutSubjectLeftOut?.MeanReciprocalRank)
            );
        }

        return table.ToString();
    }

    /// <summary>By training models; none where no curve was asked for.</summary>
    public static IReadOnlyList<RunReport> CurveRuns(ReproductionReport report) =>
        [.. report.Runs.Where(run => run.Part == RunPart.Curve).OrderBy(run => run.Training.Models)];

    /// <summary>On the pictures that the run's part is about.</summary>
    public static EncoderEvaluationReport OwnData(RunReport run) => run.Evaluation.Report;

    private static string RanksBy(EncoderEvaluationReport[] reports) =>
        reports.Length == 0 ? MarkdownTable.None
        : reports[0].Ranking == RankingMethod.Centre ? "centre"
        : "Eq. 3";

    private static string Over(IEnumerable<EncoderEvaluationReport> reports, Func<EncoderEvaluationReport, double?> figure) =>
        MarkdownTable.Spread(reports.Select(figure));
}
