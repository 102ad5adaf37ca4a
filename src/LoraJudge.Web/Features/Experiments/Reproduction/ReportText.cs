using System.Text;
using LoraJudge.Web.Features.Experiments.Evaluations;

namespace LoraJudge.Web.Features.Experiments.Reproduction;

/// <summary>A report as Markdown; all figures are the report's.</summary>
internal static class ReportText
{
    private const string LeftOut = "Every picture is a query, itself left out; then its whole subject left out of all references.";

    public static string Of(ReproductionReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var text = new StringBuilder($"# The paper's evaluations on {report.Data.Name}\n\n");
        text.Append($"{report.Runs.Count} of {report.Planned} runs are done; seeds {string.Join(", ", report.Seeds)}. ");
        text.Append("Figures are means over seeds, in brackets the least and the largest.\n\n");
        Notes(text, report);
        Tables(text, report);
        Others(text, report);
        Cleansing(text, report);
        Curve(text, report);
        Made(text, report);
        return text.ToString();
    }

    private static void Notes(StringBuilder text, ReproductionReport report)
    {
        string[] notes =
        [
            .. report.Notes,
            .. report
                .Runs.Where(run => run.Part == RunPart.Main)
                .SelectMany(run => run.Evaluation.Report.Notes.Concat(run.Evaluation.Report.SameModel?.Notes ?? []))
                .Distinct(StringComparer.Ordinal),
        ];
        foreach (var note in notes)
            text.Append($"- {note}\n");
        if (notes.Length > 0)
            text.Append('\n');
    }

    private static void Tables(StringBuilder text, ReproductionReport report)
    {
        if (report.Runs.FirstOrDefault(run => run.Part == RunPart.Main) is not { } first)
            return;
        Add(
            text,
            "Table 1: same model or not",
            $"{Pairs(first)} The threshold is where F1 is largest on these very pairs, as in the paper: that flatters. {first.Evaluation.Report.SameModel?.Averaging} The paper does not say how its F1 is averaged.",
            SameModelTables.AtBestThreshold(report, RunPart.Main)
        );
        Add(
            text,
            "Table 1 with the threshold from training models",
            $"Chosen where F1 is largest on pairs of {report.Data.Threshold.Models} models of train.",
            SameModelTables.AtTrainingThreshold(report, RunPart.Main)
        );
        if (report.Comparison is { } comparison)
            Add(text, $"F1 against {comparison.Control}", SameModelTables.Comparison(comparison), "");
        Add(
            text,
            "Table 2, automatic column: ranking",
            Protocol(first.Evaluation.Report),
            RankingTables.Queries(report.Methods(RunPart.Main), RankingTables.OwnData)
        );
        Add(
            text,
            "Leave-one-out",
            LeftOut + Families(first.Evaluation.Report.Evaluation),
            RankingTables.LeaveOneOut(report.Methods(RunPart.Main), RankingTables.OwnData)
        );
        Add(
            text,
            "Likelihood that one model made both pictures",
            "As the encoder's file has it, fitted on pairs of the models that its training set aside, checked on evaluation pairs.",
            RankingTables.Calibration(report, RunPart.Main)
        );
        text.Append("![Loss by epoch](fig4.svg)\n\n");
    }

    /// <summary>On the further folders that runs were evaluated on.</summary>
    private static void Others(StringBuilder text, ReproductionReport report)
    {
        foreach (var name in report.OtherSets)
        {
            EncoderEvaluationReport? On(RunReport run) => run.Others.FirstOrDefault(other => other.Data.Name == name)?.Report;
            if (report.Runs.Select(On).OfType<EncoderEvaluationReport>().FirstOrDefault() is not { } first)
                continue;
            var counts = first.Evaluation;
            Add(
                text,
                $"On {name}: {counts.Models} models, {counts.Pictures} pictures",
                $"{LeftOut}{Families(counts)}",
                RankingTables.LeaveOneOut(report.Methods(RunPart.Main), On)
            );
            Add(text, $"On {name}: the paper's ranking", Protocol(first), RankingTables.Queries(report.Methods(RunPart.Main), On));
        }
    }

    private static string Families(VectorCounts counts) =>
        counts.Families is { } families
            ? $" The models are of {families} families; one of the query's own family counts neither as right nor as wrong."
            : "";

    private static string Pairs(RunReport run) =>
        run.Evaluation.Report.SameModel?.Pairs is { } pairs
            ? $"{pairs.Correct} correct and {pairs.Incorrect} incorrect pairs; an incorrect one shows one {(pairs.Key == PairKey.Subject ? "subject" : "sample")} by two models."
            : "There are no pairs.";

    private static string Protocol(EncoderEvaluationReport report) =>
        report.Queries is { } queries
            ? $"The paper's protocol: {queries.Queries.Count} queries of different models, {References(queries)} references a model that do not show the query's sample. Columns with the subject left out leave out its whole subject."
            : "There are no queries.";

    private static string References(QueryRanking queries) =>
        queries.FewestReferences == queries.MostReferences
            ? $"{queries.MostReferences}"
            : $"{queries.FewestReferences} to {queries.MostReferences}";

    private static void Cleansing(StringBuilder text, ReproductionReport report)
    {
        if (report.Cleansing is not { } cleansing)
            return;
        var planted = cleansing.Planted;
        text.Append($"## Cleansing on {cleansing.Data.Name}\n\n");
        text.Append(
            $"{planted.Planted} of {planted.Pictures} pictures ({MarkdownTable.Figure(cleansing.PlantedShare * 100, "0.#")} %) were replaced by their originals on purpose. "
        );
        text.Append($"Cleansing found {planted.Found} of them and left out {planted.OthersRemoved} others. ");
        text.Append("Both methods are judged on cleansed pictures.\n\n");
        foreach (
            var table in new[]
            {
                SameModelTables.AtBestThreshold(report, RunPart.Cleansing),
                SameModelTables.AtTrainingThreshold(report, RunPart.Cleansing),
                RankingTables.Queries(report.Methods(RunPart.Cleansing), RankingTables.OwnData),
                RankingTables.LeaveOneOut(report.Methods(RunPart.Cleansing), RankingTables.OwnData),
                RankingTables.Calibration(report, RunPart.Cleansing),
            }
        )
            text.Append($"{table}\n");
        if (report.CleansingComparison is { } comparison)
            text.Append($"{SameModelTables.Comparison(comparison)}\n");
        text.Append($"{SettingsTables.Data(cleansing.Data)}\n");
    }

    private static void Curve(StringBuilder text, ReproductionReport report)
    {
        if (RankingTables.CurveRuns(report).Count > 0)
            Add(
                text,
                "Leave-one-out by number of training models",
                "One seed; none is set aside to validate on.\n\n![Mean reciprocal rank by training models](curve.svg)",
                RankingTables.Curve(report)
            );
    }

    private static void Made(StringBuilder text, ReproductionReport report)
    {
        const string Shared = "What one run has prepared, others find: the first pays. Peaks are the process' in the run.";
        Add(text, "Time and memory", $"{report.System}. {Shared}", SettingsTables.Costs(report));
        var weights = report.Weights is { } hash ? $"Weights of the trunk: SHA-256 `{hash}`." : "No weights of a trunk.";
        Add(text, "Data", weights, SettingsTables.Data(report.Data));
        Add(text, "Runs", SettingsTables.Hashes(report), "");
        Add(text, "Settings", SettingsTables.Settings(report), "");
    }

    private static void Add(StringBuilder text, string title, string words, string table)
    {
        text.Append($"## {title}\n\n{words.TrimEnd()}\n\n");
        if (table.Length > 0)
            text.Append($"{table}\n");
    }
}
