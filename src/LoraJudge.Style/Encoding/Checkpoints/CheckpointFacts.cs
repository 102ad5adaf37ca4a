using System.Text.Json.Serialization;
using LoraJudge.Style.Ranking;

namespace LoraJudge.Style.Encoding.Checkpoints;

/// <summary>What a checkpoint says of itself, in its metadata.</summary>
/// <param name="Name">What a person calls the encoder.</param>
/// <param name="Options">The training run's options as JSON.</param>
/// <param name="DataHash">SHA-256 over the pictures that it was trained and validated on.</param>
/// <param name="TrunkHash">SHA-256 of the pre-trained trunk's file; null where there was none.</param>
/// <param name="Figures">Named figures: "epochs", "loss", "validation.mrr"…</param>
/// <param name="Likelihood">Distance of two pictures → likelihood that one model made both, for reports of the training: what pages tell is fitted on the catalogue. Fitted on pairs of its validation models, or of its training models where it has none; null where there were too few.</param>
/// <param name="Ranking">How models are ranked by its vectors; checkpoints that do not say were trained for the mean distance.</param>
public sealed record CheckpointFacts(
    string Name,
    EncoderArchitecture Architecture,
    string Options,
    string DataHash,
    string? TrunkHash,
    IReadOnlyDictionary<string, double> Figures,
    StyleLikelihood? Likelihood,
    RankingMethod Ranking = RankingMethod.MeanDistance
)
{
    /// <summary>What it was trained on, where that is known by its origin; null for one that was trained on a portal's catalogue.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<TrainingSource>? TrainedOn { get; init; }

    /// <summary>How it does on real pictures of others; null where nobody has measured it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<MeasuredSource>? OnRealPictures { get; init; }
}
