using LoraJudge.Style.Encoding;
using LoraJudge.Style.Encoding.Checkpoints;
using LoraJudge.Style.Imaging;
using LoraJudge.Style.Training;
using LoraJudge.Style.Training.Embedded;
using LoraJudge.Web.Features.Operations;

namespace LoraJudge.Web.Features.Training.Embedded;

/// <summary>Makes the embedded encoder's checkpoint again, by its recipe.</summary>
internal sealed class EmbeddedEncoderMaker(IImageDecoder decoder, ProgressBoard board)
{
    /// <summary>It is in the repository, so it is to stay small.</summary>
    private const long MaxBytes = 8_000_000;

    /// <summary>Runs on the calling thread. What it has done so far is kept beside the file: interrupted, the same call goes on.</summary>
    /// <param name="data">The folder that holds the recipe's real pictures.</param>
    /// <param name="file">Where to; replaced only once the new checkpoint is whole.</param>
    /// <exception cref="TrainingException">The recipe cannot be trained, its checkpoint is too large, the disk is full.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public MadeEncoder Make(EmbeddedRecipe recipe, string data, string file, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        var work = file + ".work";
        var outcome = Train(recipe, data, work, cancellation);
        var bytes = new FileInfo(outcome.CheckpointPath).Length;
        if (bytes > MaxBytes)
            throw new TrainingException($"The checkpoint has {bytes} bytes, {MaxBytes} at most are wanted: write fewer channels or units.");
        using (var scored = board.Start("Ranking unseen styles", 2))
        {
            var made = Measured(recipe, outcome, scored);
            File.Move(outcome.CheckpointPath, file, overwrite: true);
            Directory.Delete(work, recursive: true);
            return made with { Bytes = bytes };
        }
    }

    private TrainingOutcome Train(EmbeddedRecipe recipe, string data, string work, CancellationToken cancellation)
    {
        using var rendering = board.Start("Rendering styles", recipe.Painted);
        var pictures = new EmbeddedPictures(recipe, decoder);
        using var watcher = new BoardWatcher(board);
        return new Trainer(decoder, null, Path.Combine(work, "cache")).Run(
            recipe.Name,
            recipe.Options,
            [.. pictures.Training(() => rendering.Advance()), .. pictures.Real(data)],
            Path.Combine(work, "run"),
            watcher,
            cancellation
        );
    }

    private MadeEncoder Measured(EmbeddedRecipe recipe, TrainingOutcome outcome, ProgressBoard.Scope scored)
    {
        using var encoder = EncoderLoader.Load(
            new EncoderOptions { Device = recipe.Options.Device },
            device => EncoderCheckpoint.Load(outcome.CheckpointPath, device)
        );
        var unseen = new UnseenStyles(recipe, decoder);
        var validation = unseen.MeanReciprocalRank(recipe.Validation, encoder);
        scored.Advance();
        return new MadeEncoder(outcome.EncoderHash, 0, validation, unseen.MeanReciprocalRank(recipe.Test, encoder));
    }

    /// <summary>Steps as work under way.</summary>
    private sealed class BoardWatcher(ProgressBoard board) : ITrainingWatcher, IDisposable
    {
        private ProgressBoard.Scope? looks;
        private ProgressBoard.Scope? steps;
        private int looked;

        public void Prepared(int done, int total)
        {
            looks ??= board.Start("Preparing the pictures", total);
            looks.Advance(done - looked);
            looked = done;
        }

        public void Stepped(TrainingStep step)
        {
            looks?.Dispose();
            steps ??= board.Start("Training", step.Steps, step.Step - 1);
            steps.Advance();
        }

        public void EpochEnded(TrainingEpoch epoch) { }

        public void Dispose()
        {
            looks?.Dispose();
            steps?.Dispose();
        }
    }
}

/// <param name="Bytes">Of the checkpoint.</param>
/// <param name="ValidationMrr">On the styles that the recipe was chosen by.</param>
/// <param name="TestMrr">On styles that nothing was chosen by.</param>
internal sealed record MadeEncoder(string Hash, long Bytes, double ValidationMrr, double TestMrr);
