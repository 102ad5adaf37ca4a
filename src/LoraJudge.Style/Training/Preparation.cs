using LoraJudge.Style.Training.Activations;
using TorchSharp.Modules;

namespace LoraJudge.Style.Training;

/// <summary>
/// Everything before a run's first step: the frozen blocks' activations, what the head does to its inputs, and the inputs themselves.
/// </summary>
internal sealed class Preparation(TrainingSession session, ITrainingWatcher watcher, CancellationToken cancellation)
{
    /// <summary>Pictures prepared between two looks at the cancellation.</summary>
    private const int AtOnce = 16;

    private readonly TrainingOptions options = session.Options;
    private readonly TrainingData data = session.Data;
    private int done;

    /// <summary>Looks at pictures, in all.</summary>
    private int Looks =>
        data.Validation.Count
        + (data.Training.Count * (1 + HeadInputs.Passes(options) + (LearntInputs.IsKept(session) ? session.Activations.Views : 0)));

    /// <summary>Brings the network and the optimizer to where the run goes on.</summary>
    public LearntInputs Run(RunFolder folder, OptimizerHelper optimizer)
    {
        foreach (var (pictures, views) in Chunks(data.Training, true).Concat(Chunks(data.Validation, false)))
        {
            cancellation.ThrowIfCancellationRequested();
            session.Activations.Prepare(pictures, views);
            Advance(pictures.Length);
        }

        if (folder.Restore(optimizer) is { } stored)
            session.Network.Load(stored);
        else if (options.Pooling == Pooling.Statistics)
            new HeadInputs(session.Network, session.Activations, data.Training, options, Advance).Fit(cancellation);
        var inputs = new LearntInputs(session, folder.Passing);
        try
        {
            // A run that has no step left to make reads none of them.
            if (folder.Epochs.Count < options.Epochs)
                inputs.Prepare(data.Training, Advance, cancellation);
            watcher.Prepared(Looks, Looks);
            return inputs;
        }
        catch
        {
            inputs.Dispose();
            throw;
        }
    }

    private static IEnumerable<(HashedPicture[] Pictures, bool Views)> Chunks(IReadOnlyList<HashedPicture> pictures, bool views) =>
        pictures.Chunk(AtOnce).Select(chunk => (chunk, views));

    private void Advance(int looked) => watcher.Prepared(done = Math.Min(Looks, done + looked), Looks);
}
