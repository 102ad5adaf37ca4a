using System.Text;
using System.Text.Json;
using LoraJudge.Web.Features.Experiments.Evaluations;

namespace LoraJudge.Web.Features.Experiments.Reproduction;

/// <summary>What runs cost and what they were made with.</summary>
internal static class SettingsTables
{
    private const double Mebibyte = 1024 * 1024;

    public static string Costs(ReproductionReport report)
    {
        var table = new MarkdownTable(
            "run",
            "models",
            "pictures",
            "left out",
            "prepared, s",
            "trained, s",
            "encoded, s",
            "peak, MiB",
            "on"
        );
        foreach (var run in report.Runs)
        {
            var cost = run.Training.Cost;
            table.Add(
                run.Name,
                $"{run.Training.Models}",
                $"{run.Training.Pictures}",
                $"{run.Training.LeftOut.Count}",
                MarkdownTable.Figure(cost.PreparingSeconds, "0.0"),
                MarkdownTable.Figure(cost.TrainingSeconds, "0.0"),
                MarkdownTable.Figure(run.Evaluation.EncodingSeconds, "0.0"),
                MarkdownTable.Figure(cost.PeakMemoryBytes / Mebibyte, "0"),
                $"{cost.Device}, {cost.Processors} processors"
            );
        }

        return table.ToString();
    }

    public static string Data(DataFacts data)
    {
        var table = new MarkdownTable("pictures", "models", "pictures", "SHA-256 over names and files");
        table.Add("train", $"{data.Training.Models}", $"{data.Training.Pictures}", $"`{data.Training.Hash}`");
        table.Add("eval", $"{data.Evaluation.Models}", $"{data.Evaluation.Pictures}", $"`{data.Evaluation.Hash}`");
        table.Add("second threshold", $"{data.Threshold.Models}", $"{data.Threshold.Pictures}", $"`{data.Threshold.Hash}`");
        return data.EvaluationCleansed == 0
            ? table.ToString()
            : $"{table}\n{data.EvaluationCleansed} pictures were left out of the evaluation: the transfer left them as they were.\n";
    }

    /// <summary>Options of each method, and of the evaluation, as JSON.</summary>
    public static string Settings(ReproductionReport report)
    {
        var text = new StringBuilder();
        foreach (var run in report.Runs.DistinctBy(run => (run.Part, run.Method, run.Training.Options.MaxModels)))
            text.Append($"{run.Name}; other seeds differ in `seed` alone:\n\n{Json(run.Training.Options)}\n");
        if (report.Runs.Count > 0)
            text.Append($"Evaluation:\n\n{Json(report.Runs[0].Evaluation.Report.Options)}\n");
        return text.ToString();
    }

    /// <summary>What identifies each run.</summary>
    public static string Hashes(ReproductionReport report)
    {
        var table = new MarkdownTable("run", "seed", "SHA-256 of its pictures", "SHA-256 of its encoder");
        foreach (var run in report.Runs)
            table.Add(run.Name, $"{run.Seed}", $"`{run.Training.DataHash}`", $"`{run.Training.CheckpointHash}`");
        return table.ToString();
    }

    private static string Json<T>(T options) => $"```json\n{JsonSerializer.Serialize(options, EvaluationJson.Options)}\n```\n";
}
