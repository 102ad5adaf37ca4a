using System.Globalization;
using LoraJudge.Domain.Experiments;
using LoraJudge.Style.Encoding.Checkpoints;

namespace LoraJudge.Web.Features.Encoders;

/// <summary>What an encoder was trained on, in words.</summary>
internal static class TrainingData
{
    /// <summary>A line for each source; empty where it was not trained, or nothing is known.</summary>
    public static IReadOnlyList<string> Describe(TrainingRun? run, CheckpointFacts? facts) =>
        run is { Pictures: > 0 }
            ? [$"{run.SampleSet ?? "The whole catalogue"}: {Count(run.Models, run.Pictures)} (data {run.DataHash?[..8]}, seed {run.Seed})"]
        : facts?.TrainedOn is { } sources ? [.. sources.Select(Describe)]
        : facts is { DataHash.Length: >= 8 } ? [$"{Count(facts)}Data {facts.DataHash[..8]}"]
        : [];

    private static string Describe(TrainingSource source) =>
        $"{source.Title}: {Count(source.Models, source.Pictures)}{(source.Licence is { } licence ? $" ({licence})" : "")}";

    /// <summary>As the checkpoint of another portal has it.</summary>
    private static string Count(CheckpointFacts facts) =>
        facts.Figures.TryGetValue("models", out var models) && facts.Figures.TryGetValue("pictures", out var pictures)
            ? $"{Count(models, pictures)}. "
            : "";

    private static string Count(double models, double pictures) =>
        string.Create(CultureInfo.InvariantCulture, $"{models:N0} models, {pictures:N0} pictures");
}
