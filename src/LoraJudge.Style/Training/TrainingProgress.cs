namespace LoraJudge.Style.Training;

/// <summary>Told by a training run on its own thread, in order.</summary>
public interface ITrainingWatcher
{
    /// <summary>Before the first step: the frozen blocks' activations, then what the head's inputs are fitted on.</summary>
    /// <param name="done">Looks at pictures, of all that are needed.</param>
    void Prepared(int done, int total);

    /// <summary>After every step.</summary>
    void Stepped(TrainingStep step);

    /// <summary>After every epoch, once its checkpoint is on disk. Steps after the last one told here are repeated after a restart.</summary>
    void EpochEnded(TrainingEpoch epoch);
}

/// <param name="Step">From 1, over the whole run.</param>
/// <param name="Steps">Steps of the whole run.</param>
/// <param name="Epoch">From 1.</param>
/// <param name="Loss">Mean over the batch.</param>
public sealed record TrainingStep(int Step, int Steps, int Epoch, double Loss);

/// <param name="Epoch">From 1.</param>
/// <param name="Step">The epoch's last step.</param>
/// <param name="Loss">Mean over the epoch's steps.</param>
/// <param name="ValidationLoss">Mean triplet loss on the validation models; null where there are none.</param>
/// <param name="ValidationMrr">Leave-one-out mean reciprocal rank among the validation models; null where there are none.</param>
public sealed record TrainingEpoch(int Epoch, int Step, double Loss, double? ValidationLoss, double? ValidationMrr);

/// <param name="CheckpointPath">The encoder, as safetensors.</param>
/// <param name="Models">Models that were trained on.</param>
/// <param name="Pictures">Pictures that were trained on.</param>
/// <param name="DataHash">SHA-256 over the pictures that were trained and validated on, in order.</param>
public sealed record TrainingOutcome(
    string CheckpointPath,
    string EncoderHash,
    IReadOnlyList<TrainingEpoch> Epochs,
    IReadOnlyList<LeftOutOfTraining> LeftOut,
    int Models,
    int Pictures,
    string DataHash
)
{
    /// <summary>Names of the models that were trained on.</summary>
    public IReadOnlyList<string> TrainedModels { get; init; } = [];

    /// <summary>Names of the models that it was validated on.</summary>
    public IReadOnlyList<string> ValidatedModels { get; init; } = [];
}
