using LoraJudge.Style.Ranking;
using LoraJudge.Web.Features.Experiments.Evaluations;

namespace LoraJudge.Web.Features.Experiments.Reproduction;

/// <summary>Table 2's automatic column, leave-one-out, the likelihood's calibration, and the curve.</summary>
internal static class RankingTables
{
    public static string Queries(ReproductionReport report, RunPart part)
    {
        var table = new MarkdownTable("method", "seeds", "MRR", "paper", "rank 1", "rank 10", "MRR, subject left out");
        foreach (var method in report.Methods(part))
        {
            table.Add(
                method.Key,
                $"{method.Count()}",
                Over(method, one => one.Queries?.Figures.MeanReciprocalRank),
                MarkdownTable.Figure(PaperFigures.Of(method.Key)?.MeanReciprocalRank, "0.00"),
                Over(method, one => one.Queries?.Figures.Rank1),
                Over(method, one => one.Queries?.Figures.Rank10),
                Over(method, one => one.QueriesSubjectLeftOut?.Figures.MeanReciprocalRank)
            );
        }

        return table.ToString();
    }

    public static string LeaveOneOut(ReproductionReport report, RunPart part)
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
        foreach (var method in report.Methods(part))
        {
            table.Add(
                method.Key,
                $"{method.Count()}",
                Over(method, one => one.LeaveOneOut?.MeanReciprocalRank),
                Over(method, one => one.LeaveOneOut?.Rank1),
                Over(method, one => one.LeaveOneOut?.Rank10),
                Over(method, one => one.LeaveOneOutSubjectLeftOut?.MeanReciprocalRank),
                Over(method, one => one.LeaveOneOutSubjectLeftOut?.Rank1),
                Over(method, one => one.LeaveOneOutSubjectLeftOut?.Rank10),
                Over(method, one => ByCentre(one).LeaveOneOut?.MeanReciprocalRank),
                Over(method, one => ByCentre(one).LeaveOneOutSubjectLeftOut?.MeanReciprocalRank),
                method.First().Evaluation.Report.Ranking == RankingMethod.Centre ? "centre" : "Eq. 3"
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
                Over(method, one => one.Calibration?.Reliability.ExpectedCalibrationError),
                Over(method, one => one.Calibration?.Reliability.Brier)
            );
        }

        return table.ToString();
    }

    public static string Curve(ReproductionReport report)
    {
        var table = new MarkdownTable("training models", "MRR", "rank 1", "rank 10", "MRR, subject left out", "rank 1", "rank 10");
        foreach (var run in CurveRuns(report))
        {
            var (all, left) = (run.Evaluation.Report.LeaveOneOut, run.Evaluation.Report.LeaveOneOutSubjectLeftOut);
            table.Add(
                $"{run.Training.Models}",
                MarkdownTable.Figure(all?.MeanReciprocalRank),
                MarkdownTable.Figure(all?.Rank1),
                MarkdownTable.Figure(all?.Rank10),
                MarkdownTable.Figure(left?.MeanReciprocalRank),
                MarkdownTable.Figure(left?.Rank1),
                MarkdownTable.Figure(left?.Rank10)
            );
        }

        return table.ToString();
    }

    /// <summary>By training models; none where no curve was asked for.</summary>
    public static IReadOnlyList<RunReport> CurveRuns(ReproductionReport report) =>
        [.. report.Runs.Where(run => run.Part == RunPart.Curve).OrderBy(run => run.Training.Models)];

    private static CentreFigures ByCentre(EncoderEvaluationReport report) =>
        report.Ranking == RankingMethod.Centre
            ? new CentreFigures(report.LeaveOneOut, report.LeaveOneOutSubjectLeftOut)
            : report.ByCentre ?? new CentreFigures(null, null);

    private static string Over(IEnumerable<RunReport> runs, Func<EncoderEvaluationReport, double?> figure) =>
        MarkdownTable.Spread(runs.Select(run => figure(run.Evaluation.Report)));
}
