using System.Text.Json;
using LoraJudge.Style.Encoding;
using LoraJudge.Style.Encoding.Checkpoints;
using LoraJudge.Style.Imaging;
using LoraJudge.Style.Ranking;
using LoraJudge.Style.Training.Activations;

namespace LoraJudge.Style.Training;

/// <summary>
/// Trains an encoder. Everything that it needs to go on after it was killed is in its folder: started again there with the same
/// options and pictures, it comes to the same result.
/// </summary>
/// <param name="trunkWeights">VGG19's safetensors file; null for other backbones.</param>
/// <param name="cacheFolder">Of decoded pictures and frozen blocks' activations, which runs share; may be deleted between runs.</param>
public sealed class Trainer(IImageDecoder decoder, string? trunkWeights, string cacheFolder)
{
    /// <summary>Runs to the end, on the calling thread.</summary>
    /// <param name="name">What a person calls the encoder.</param>
    /// <param name="folder">Of this run alone; made where it is not there.</param>
    /// <exception cref="TrainingException">The options or pictures cannot be trained with, the loss is no number, the disk is full…</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the same call goes on from the last epoch.</exception>
    public TrainingOutcome Run(
        string name,
        TrainingOptions options,
        IReadOnlyList<TrainingPicture> pictures,
        string folder,
        ITrainingWatcher watcher,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(pictures);
        ArgumentNullException.ThrowIfNull(watcher);
        if (options.Problem() is { } problem)
            throw new TrainingException(problem);
        try
        {
            var device = EncoderLoader.Device(options.Device);
            using var pixels = new PixelStore(cacheFolder, options.InputEdge, decoder);
            var data = TrainingData.Select(options, pictures, pixels, decoder, cancellation);
            using var session = TrainingSession.Open(options, data, pixels, trunkWeights, cacheFolder, device);
            return Train(name, session, folder, watcher, cancellation);
        }
        catch (Exception exception)
            when (exception is IOException or InvalidDataException or UnauthorizedAccessException or EncoderUnavailableException)
        {
            throw new TrainingException($"The training stopped: {exception.Message}", exception);
        }
    }

    private static TrainingOutcome Train(
        string name,
        TrainingSession session,
        string folder,
        ITrainingWatcher watcher,
        CancellationToken cancellation
    )
    {
        var (options, data) = (session.Options, session.Data);
        var runFolder = new RunFolder(folder, RunFolder.Key(options, data.Hash, session.TrunkHash));
        var optimizer = Optimizers.Create(options, session.Network.Trainable(options.FrozenBlocks));
        using var inputs = new Preparation(session, watcher, cancellation).Run(runFolder, optimizer);
        var run = new TrainingRun(session, inputs, optimizer);
        List<TrainingEpoch> epochs = [.. runFolder.Epochs];
        while (epochs.Count < options.Epochs)
        {
            var (loss, step) = options.Method switch
            {
                TrainingMethod.Discriminant => new Discriminant(session, inputs).Fit(watcher, cancellation),
                TrainingMethod.Principal => PrincipalHead.Set(session, watcher),
                _ => run.Epoch(epochs.Count + 1, watcher, cancellation),
            };
            epochs.Add(Validated(session, run, new TrainingEpoch(epochs.Count + 1, step, loss, null, null), cancellation));
            runFolder.Save(session.Network, optimizer, epochs);
            watcher.EpochEnded(epochs[^1]);
        }

        EncoderCheckpoint.Write(runFolder.Checkpoint, session.Network, Facts(name, session, epochs, run));
        inputs.Dispose();
        runFolder.DeletePassing();
        return new TrainingOutcome(
            runFolder.Checkpoint,
            EncoderCheckpoint.Hash(runFolder.Checkpoint),
            epochs,
            data.LeftOut,
            data.Models,
            data.Training.Count,
            data.Hash
        )
        {
            TrainedModels = TrainingData.ModelsOf(data.Training),
            ValidatedModels = TrainingData.ModelsOf(data.Validation),
        };
    }

    private static CheckpointFacts Facts(string name, TrainingSession session, List<TrainingEpoch> epochs, TrainingRun run) =>
        new(
            name,
            session.Network.Architecture,
            JsonSerializer.Serialize(session.Options, EncoderCheckpoint.Json),
            session.Data.Hash,
            session.TrunkHash,
            Figures(session.Data, epochs),
            Likelihood(session.Data, run, session.Options.Seed),
            session.Options.Ranking
        );

    /// <summary>
    /// On models that were set aside where there are some: those that were trained on lie nearer together than new ones do, and would promise
    /// too much.
    /// </summary>
    private static StyleLikelihood? Likelihood(TrainingData data, TrainingRun run, long seed)
    {
        var pictures = data.Validation.Count > 0 ? data.Validation : data.Training;
        return TrainingLikelihood.Fit(pictures, run.Encode(pictures), seed);
    }

    private static TrainingEpoch Validated(TrainingSession session, TrainingRun run, TrainingEpoch epoch, CancellationToken cancellation)
    {
        var pictures = session.Data.Validation;
        if (pictures.Count == 0)
            return epoch;
        var vectors = run.Encode(pictures);
        return epoch with
        {
            ValidationLoss = Validation.Loss(session.Options, pictures, vectors),
            ValidationMrr = Validation.MeanReciprocalRank(pictures, vectors, cancellation, session.Options.Ranking),
        };
    }

    private static Dictionary<string, double> Figures(TrainingData data, List<TrainingEpoch> epochs)
    {
        var figures = new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["models"] = data.Models,
            ["pictures"] = data.Training.Count,
            ["epochs"] = epochs.Count,
            ["loss"] = epochs[^1].Loss,
        };
        if (epochs[^1] is { ValidationLoss: { } loss, ValidationMrr: { } mrr })
            (figures["validation.loss"], figures["validation.mrr"]) = (loss, mrr);
        return figures;
    }
}
