using LoraJudge.Statistics.Resampling;
using LoraJudge.Style.Ranking;
using LoraJudge.Web.Features.Experiments;
using LoraJudge.Web.Features.Experiments.Evaluations;
using Spectre.Console;

namespace LoraJudge.Web.Commands;

/// <summary>An evaluation on the terminal.</summary>
internal static class EvaluationTables
{
    public static void Write(IAnsiConsole console, CatalogueEvaluation evaluation)
    {
        var report = evaluation.Report;
        console.MarkupLineInterpolated($"{evaluation.Encoder}; {report.Evaluation.Models} models, {report.Evaluation.Pictures} pictures");
        if (report.Evaluation.Families is { } families)
            console.MarkupLineInterpolated(
                $"The models are of {families} families: one of the query's own family counts neither as right nor as wrong."
            );
        WriteRankings(console, report);
        if (report.SameModel is { } sameModel)
            WriteSameModel(console, sameModel);
        PosteriorTables.Write(console, report);
        if (report.Calibration is { } calibration)
            WriteCalibration(console, calibration);
        foreach (var note in report.Notes.Concat(report.SameModel?.Notes ?? []))
            console.MarkupLineInterpolated($"[yellow]{note}[/]");
    }

    private static void WriteRankings(IAnsiConsole console, EncoderEvaluationReport report)
    {
        var method = report.Ranking == RankingMethod.Centre ? "distance to the model's centre" : "mean distance (Eq. 3)";
        var table = new Table().Title($"Ranking by {method}").AddColumns("left out", "queries", "MRR", "interval", "rank 1", "rank 10");
        Add(table, "the query", report.LeaveOneOut);
        Add(table, "its subject, of all models", report.LeaveOneOutSubjectLeftOut);
        Add(table, "the paper's queries: their sample", report.Queries?.Figures);
        Add(table, "the paper's queries: their subject", report.QueriesSubjectLeftOut?.Figures);
        if (report.ByCentre is { } byCentre)
        {
            Add(table, "by centre instead: the query", byCentre.LeaveOneOut);
            Add(table, "by centre instead: its subject", byCentre.LeaveOneOutSubjectLeftOut);
            Add(table, "by centre instead, the paper's queries: their sample", byCentre.Queries);
            Add(table, "by centre instead, the paper's queries: their subject", byCentre.QueriesSubjectLeftOut);
        }

        console.Write(table);
    }

    private static void Add(Table table, string leftOut, RankingFigures? figures)
    {
        if (figures is null)
            table.AddRow(leftOut, "0", "–", "–", "–", "–");
        else
            table.AddRow(
                leftOut,
                $"{figures.Queries}",
                $"{figures.MeanReciprocalRank:0.0000}",
                Words(figures.Interval),
                $"{figures.Rank1:0.0000}",
                $"{figures.Rank10:0.0000}"
            );
    }

    private static void WriteSameModel(IAnsiConsole console, SameModelReport report)
    {
        var figures = report.AtBestThreshold;
        var table = new Table()
            .Title($"Same model or not: {report.Pairs.Correct} correct, {report.Pairs.Incorrect} incorrect pairs (one {Key(report)})")
            .AddColumns("threshold", "F1", "interval", "macro F1", "precision", "recall", "AUC", "interval")
            .AddRow(
                $"{figures.Threshold:0.0000}",
                $"{figures.F1:0.0000}",
                Words(report.F1Interval),
                $"{figures.MacroF1:0.0000}",
                $"{figures.Precision:0.0000}",
                $"{figures.Recall:0.0000}",
                $"{report.Auc:0.0000}",
                Words(report.AucInterval)
            );
        console.Write(table);
        console.WriteLine("The threshold is where F1 is largest on these very pairs, as in the paper: that flatters.");
        if (report.Folds is { } folds)
            console.MarkupLineInterpolated(
                $"F1 by {folds.Folds.Count} folds of models, thresholds from the other folds: {folds.MeanF1:0.0000} ({Words(folds.Interval)})"
            );
    }

    private static string Key(SameModelReport report) => report.Pairs.Key == PairKey.Subject ? "subject" : "sample";

    internal static void Write(IAnsiConsole console, string title, ReliabilityCurve curve, string counted = "pairs")
    {
        var table = new Table().Title(title).AddColumns("predicted", "observed", counted);
        foreach (var bin in curve.Bins)
            table.AddRow($"{bin.MeanPredicted:0.000}", $"{bin.ObservedShare:0.000}", $"{bin.Count}");
        console.Write(table);
    }

    private static void WriteCalibration(IAnsiConsole console, CalibrationReport report)
    {
        Write(console, "Likelihood that one model made both pictures of a pair", report.Reliability);
        var source = report.Source switch
        {
            LikelihoodSource.Encoder => "as the encoder brought it along",
            LikelihoodSource.TrainingPairs => "fitted on training models",
            _ => "fitted on one half of the models, checked on the other",
        };
        console.MarkupLineInterpolated(
            $"The likelihood is {source}. Brier score {report.Reliability.Brier:0.0000}, expected calibration error {report.Reliability.ExpectedCalibrationError:0.0000}."
        );
    }

    private static string Words(ConfidenceInterval? interval) =>
        interval is null ? "–" : $"{interval.Lower:0.000} to {interval.Upper:0.000}";
}
