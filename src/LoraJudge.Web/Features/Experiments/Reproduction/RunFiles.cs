using System.Text.Json;
using LoraJudge.Style.Training;
using LoraJudge.Web.Features.Catalog.Import;
using LoraJudge.Web.Features.Experiments.Evaluations;

namespace LoraJudge.Web.Features.Experiments.Reproduction;

/// <summary>What a run keeps beside the trainer's own files, each written whole.</summary>
internal sealed class RunFiles(string folder)
{
    public string Folder => folder;

    /// <summary>The trainer's result.</summary>
    public string Checkpoint => Path.Combine(folder, "encoder.safetensors");

    public string Curve => Path.Combine(folder, "curve.json");

    private string Settings => Path.Combine(folder, "settings.json");
    private string Training => Path.Combine(folder, "training.json");

    /// <param name="set">Name of a further folder; null for the data of the run.</param>
    private string Evaluation(string? set) => Path.Combine(folder, set is null ? "evaluation.json" : $"evaluation-{Slugs.From(set)}.json");

    public bool Matches(RunSettings settings) =>
        WholeFile.ReadJson<RunSettings>(Settings) is not { } stored
        || string.Equals(Words(stored), Words(settings), StringComparison.Ordinal);

    public void Begin(RunSettings settings)
    {
        Directory.CreateDirectory(folder);
        WholeFile.WriteJson(Settings, settings);
    }

    /// <returns>Null where the run is not trained to its end, or its encoder is another file than the one that was trained.</returns>
    public TrainingFacts? Trained() =>
        File.Exists(Checkpoint)
        && WholeFile.ReadJson<TrainingFacts>(Training) is { } facts
        && facts.CheckpointHash == PictureHashes.OfFile(Checkpoint)
            ? facts
            : null;

    public void Keep(TrainingFacts facts) => WholeFile.WriteJson(Training, facts);

    /// <returns>Null where there is none of this checkpoint, these pictures and these options.</returns>
    /// <param name="set">Name of a further folder; null for the data of the run.</param>
    public StoredEvaluation? Evaluated(string? set, TrainingFacts facts, DataFacts data, EncoderEvaluationOptions options) =>
        WholeFile.ReadJson<StoredEvaluation>(Evaluation(set)) is { } stored
        && stored.CheckpointHash == facts.CheckpointHash
        && stored.Data == data
        && stored.Report.Options == options
            ? stored
            : null;

    public void Keep(string? set, StoredEvaluation evaluation) => WholeFile.WriteJson(Evaluation(set), evaluation);

    private static string Words(RunSettings settings) => JsonSerializer.Serialize(settings, EvaluationJson.Options);
}

/// <summary>What has to be the same for a run to go on.</summary>
/// <param name="TrainingHash">Of all pictures that there were to train on.</param>
/// <param name="TrunkHash">SHA-256 of the trunk's weights; null for a network that starts from nothing.</param>
internal sealed record RunSettings(string Method, TrainingOptions Options, string TrainingHash, string? TrunkHash);

/// <summary>What a training came to.</summary>
/// <param name="CheckpointHash">SHA-256 of the encoder's file.</param>
/// <param name="Models">Trained on.</param>
/// <param name="Pictures">Trained on.</param>
/// <param name="LeftOut">Pictures that were not, with reasons.</param>
/// <param name="DataHash">SHA-256 over the pictures that were trained and validated on.</param>
/// <param name="Cost">Of all starts together.</param>
internal sealed record TrainingFacts(
    TrainingOptions Options,
    string CheckpointHash,
    int Models,
    int Pictures,
    IReadOnlyList<LeftOutOfTraining> LeftOut,
    string DataHash,
    string? TrunkHash,
    IReadOnlyList<TrainingEpoch> Epochs,
    RunCost Cost
);

/// <param name="PreparingSeconds">Decoding, cleansing and frozen blocks' activations; little where another run has left them in the cache.</param>
/// <param name="TrainingSeconds">From the first step on, validation among it.</param>
/// <param name="PeakMemoryBytes">Peak working set of the process in this run; since its start where the system cannot tell.</param>
/// <param name="Device">"cpu" or "cuda".</param>
internal sealed record RunCost(double PreparingSeconds, double TrainingSeconds, long PeakMemoryBytes, int Processors, string Device);

/// <param name="EncodingSeconds">Of all pictures that it was judged on; little where another run has left activations in the cache.</param>
/// <param name="Unreadable">Pictures that could not be read.</param>
internal sealed record StoredEvaluation(
    string CheckpointHash,
    DataFacts Data,
    double EncodingSeconds,
    int Unreadable,
    EncoderEvaluationReport Report
);
