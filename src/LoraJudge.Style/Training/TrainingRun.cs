using LoraJudge.Style.Encoding.Networks;
using LoraJudge.Style.Training.Activations;
using LoraJudge.Style.Training.Losses;
using LoraJudge.Style.Training.Sampling;
using TorchSharp;
using TorchSharp.Modules;

namespace LoraJudge.Style.Training;

/// <summary>The steps of one run: everything is prepared.</summary>
internal sealed class TrainingRun(TrainingSession session, LearntInputs inputs, OptimizerHelper optimizer)
{
    private const int JoinedAtOnce = 256;

    private readonly TrainingOptions options = session.Options;
    private readonly StyleNetwork network = session.Network;
    private readonly IReadOnlyList<HashedPicture> training = session.Data.Training;
    private readonly LabelledPictures labels = new([.. session.Data.Training.Select(picture => picture.Picture)]);

    /// <summary>Runs one epoch.</summary>
    /// <param name="epoch">From 1.</param>
    /// <returns>Mean loss and the epoch's last step.</returns>
    /// <exception cref="TrainingException">The loss is not a number.</exception>
    public (double Loss, int Step) Epoch(int epoch, ITrainingWatcher watcher, CancellationToken cancellation)
    {
        // All dice of an epoch are thrown anew from the seed, so that a run that was killed goes on as it would have.
        using var dice = new torch.Generator((ulong)SeededRandom.Number(options.Seed, epoch), network.Device);
        var disturbance = new HeadDisturbance(options.Dropout, options.InputNoise, dice);
        var views = SeededRandom.Of(options.Seed, -epoch - 1);
        var sampler = BatchSampler.Create(options, labels);
        var steps = sampler.Steps * options.Epochs;
        var (step, sum) = (sampler.Steps * (epoch - 1), 0.0);
        foreach (var batch in sampler.Epoch(options.Seed, epoch))
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var group in optimizer.ParamGroups)
                group.LearningRate = LearningRates.At(options, step, steps);
            var loss = Step(batch, views, disturbance);
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

        new HeadJoin(network).Fit(training.Chunk(JoinedAtOnce).Select(pictures => inputs.Read(pictures, random: null)));
        return (sum / sampler.Steps, step);
    }

    private double Step(TrainingBatch batch, Random dice, HeadDisturbance disturbance)
    {
        using var scope = torch.NewDisposeScope();
        var vectors = network.OfEachHead(Inputs(batch, dice), disturbance);
        // Their sum: each head gets the gradients that it would get alone.
        var loss = vectors.unbind(1).Select(head => BatchLoss.Of(options, batch, labels, head)).Aggregate((sum, head) => sum + head);
        optimizer.zero_grad();
        loss.backward();
        optimizer.step();
        return loss.to(torch.float64).item<double>() / options.Heads;
    }

    private torch.Tensor Inputs(TrainingBatch batch, Random dice)
    {
        var own = inputs.Read(Pictures(batch.Pictures), dice);
        if (options.Mixing == 0)
            return own;
        var siblings = Array.ConvertAll(batch.Pictures, picture => dice.GetItems(labels.OfModel[labels.Models[picture]], 1)[0]);
        var shares = Array.ConvertAll(batch.Pictures, _ => (float)(dice.NextDouble() * options.Mixing));
        return own.lerp(inputs.Read(Pictures(siblings), dice), torch.tensor(shares, device: own.device).unsqueeze(1));
    }

    private HashedPicture[] Pictures(int[] places) => Array.ConvertAll(places, place => training[place]);

    /// <summary>Vectors of pictures as they are.</summary>
    public float[][] Encode(IReadOnlyList<HashedPicture> pictures) =>
        PictureVectors.Encode(network, session.Activations, pictures, options.FrozenBlocks, options.Precision);
}
