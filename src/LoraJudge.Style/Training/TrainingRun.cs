using LoraJudge.Style.Encoding.Networks;
using LoraJudge.Style.Training.Activations;
using LoraJudge.Style.Training.Losses;
using LoraJudge.Style.Training.Sampling;
using TorchSharp;
using TorchSharp.Modules;

namespace LoraJudge.Style.Training;

/// <summary>The steps of one run: everything is prepared.</summary>
internal sealed class TrainingRun(
    TrainingOptions options,
    TrainingData data,
    StyleNetwork network,
    FirstActivations activations,
    OptimizerHelper optimizer
)
{
    private readonly LabelledPictures labels = new([.. data.Training.Select(picture => picture.Picture)]);

    /// <summary>Runs one epoch.</summary>
    /// <param name="epoch">From 1.</param>
    /// <returns>Mean loss and the epoch's last step.</returns>
    /// <exception cref="TrainingException">The loss is not a number.</exception>
    public (double Loss, int Step) Epoch(int epoch, ITrainingWatcher watcher, CancellationToken cancellation)
    {
        // All dice of an epoch are thrown anew from the seed, so that a run that was killed goes on as it would have.
        using var dice = new torch.Generator((ulong)SeededRandom.Number(options.Seed, epoch), network.Device);
        var dropout = new SeededDropout(options.Dropout, dice);
        var views = SeededRandom.Of(options.Seed, -epoch - 1);
        var sampler = BatchSampler.Create(options, labels);
        var steps = sampler.Steps * options.Epochs;
        var (step, sum) = (sampler.Steps * (epoch - 1), 0.0);
        foreach (var batch in sampler.Epoch(options.Seed, epoch))
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var group in optimizer.ParamGroups)
                group.LearningRate = LearningRates.At(options, step, steps);
            var loss = Step(batch, views, dropout);
            if (!double.IsFinite(loss))
            {
                throw new TrainingException(
                    $"The loss of step {step + 1} is not a number: the learning rate of {options.LearningRate} is too high. Start again with a lower one, for example {options.LearningRate / 10}."
                );
            }

            step++;
            sum += loss;
            watcher.Stepped(new TrainingStep(step, steps, epoch, loss));
        }

        return (sum / sampler.Steps, step);
    }

    private double Step(TrainingBatch batch, Random views, SeededDropout dropout)
    {
        using var scope = torch.NewDisposeScope();
        var pictures = Array.ConvertAll(batch.Pictures, picture => data.Training[picture]);
        var flat = activations.Read(pictures, views);
        var vectors = network.Vectors(network.Pooled(flat, options.FrozenBlocks, options.Precision), dropout);
        var loss = BatchLoss.Of(options, batch, labels, vectors);
        optimizer.zero_grad();
        loss.backward();
        optimizer.step();
        return loss.to(torch.float64).item<double>();
    }

    /// <summary>Vectors of pictures as they are.</summary>
    public float[][] Encode(IReadOnlyList<HashedPicture> pictures) =>
        PictureVectors.Encode(network, activations, pictures, options.FrozenBlocks, options.Precision);
}
