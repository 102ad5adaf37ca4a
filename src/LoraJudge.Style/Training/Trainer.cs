using LoraJudge.Style.Imaging;

namespace LoraJudge.Style.Training;

/// <summary>
/// Trains an encoder. Everything that it needs to go on after it was killed is in its folder: started again there with the same
/// options and pictures, it comes to the same result.
/// </summary>
/// <param name="trunkWeights">VGG19's safetensors file; null for <see cref="Backbone.Compact"/>.</param>
public sealed class Trainer(IImageDecoder decoder, string? trunkWeights)
{
    /// <summary>Runs to the end, on the calling thread.</summary>
    /// <param name="folder">Of this run alone; made where it is not there.</param>
    /// <exception cref="TrainingException">The options or pictures cannot be trained with, the loss is no number, the disk is full…</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the same call goes on from the last epoch.</exception>
    public TrainingOutcome Run(
        TrainingOptions options,
        IReadOnlyList<TrainingPicture> pictures,
        string folder,
        ITrainingWatcher watcher,
        CancellationToken cancellation
    ) => throw new NotSupportedException($"{decoder} {trunkWeights}");
}
