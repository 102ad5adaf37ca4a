using LoraJudge.Style.Encoding.Checkpoints;
using LoraJudge.Style.Training;

namespace LoraJudge.Style.Tests.Training;

[Trait("needs", "torch")]
public sealed class TrainerTests : IDisposable
{
    /// <summary>The trunk stays random: what it gives is kept, and the heads alone learn.</summary>
    private static readonly TrainingOptions SeveralHeads = TrainingFolder.Options with
    {
        FrozenBlocks = 4,
        PrincipalInputs = 24,
        Heads = 3,
        LinearPath = true,
        InputNoise = 0.2,
        Mixing = 0.5,
        Flips = false,
        SmallestCrop = 1,
        Corners = true,
        ValidationModels = 2,
    };

    private readonly TrainingFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Training_lowers_the_loss_and_finds_the_models_of_pictures_that_it_has_not_seen()
    {
        var watcher = new Watcher();

        folder.Train(TrainingFolder.Options with { Epochs = 12, LearningRate = 0.003 }, watcher: watcher);

        Assert.True(watcher.Epochs[^1].Loss < watcher.Epochs[0].Loss);
        Assert.True(watcher.Epochs[^1].ValidationMrr > 0.9);
    }

    [Fact]
    public void Every_step_and_epoch_is_told_in_order()
    {
        var watcher = new Watcher();

        var outcome = folder.Train(TrainingFolder.Options, watcher: watcher);

        Assert.Equal(Enumerable.Range(1, 9), watcher.Steps.Select(step => step.Step));
        Assert.All(watcher.Steps, step => Assert.Equal(9, step.Steps));
        Assert.Equal([3, 6, 9], watcher.Epochs.Select(epoch => epoch.Step));
        Assert.Equal(watcher.Epochs, outcome.Epochs);
        // 48 through the trunk; 36 of them again, to standardize the head's inputs.
        Assert.Equal(84, watcher.PreparedPictures);
        Assert.Equal(watcher.Steps.Take(3).Average(step => step.Loss), watcher.Epochs[0].Loss, 1e-9);
    }

    [Fact]
    public void The_same_seed_gives_the_same_run_again()
    {
        var first = folder.Train(TrainingFolder.Options, run: "first");
        var second = folder.Train(TrainingFolder.Options, run: "second");
        var other = folder.Train(TrainingFolder.Options with { Seed = 2 }, run: "other");

        Assert.Equal(first.Epochs, second.Epochs);
        Assert.Equal(first.EncoderHash, second.EncoderHash);
        Assert.NotEqual(first.EncoderHash, other.EncoderHash);
    }

    [Theory]
    [InlineData(OptimizerKind.AdamW)]
    [InlineData(OptimizerKind.Sgd)]
    public void A_run_that_was_stopped_within_an_epoch_comes_to_what_it_would_have_come_to(OptimizerKind optimizer)
    {
        var options = TrainingFolder.Options with { Optimizer = optimizer, Momentum = 0.9 };
        var whole = folder.Train(options, run: "whole");
        using var stop = new CancellationTokenSource();
        var stopped = new Watcher(step => StopAt(step, 5, stop));
        Assert.Throws<OperationCanceledException>(() => folder.Train(options, run: "stopped", watcher: stopped, cancellation: stop.Token));
        var resumed = new Watcher();

        var outcome = folder.Train(options, run: "stopped", watcher: resumed);

        Assert.Equal(4, resumed.Steps[0].Step);
        Assert.Equal(whole.Epochs[^1].Loss, outcome.Epochs[^1].Loss, 1e-6);
        Assert.Equal(whole.EncoderHash, outcome.EncoderHash);
    }

    [Fact]
    public void Several_heads_on_a_frozen_trunk_come_to_the_same_after_a_stop_and_leave_no_inputs_behind()
    {
        var whole = folder.Train(SeveralHeads, run: "whole");
        using var stop = new CancellationTokenSource();
        var stopped = new Watcher(step => StopAt(step, 5, stop));
        Assert.Throws<OperationCanceledException>(() =>
            folder.Train(SeveralHeads, run: "stopped", watcher: stopped, cancellation: stop.Token)
        );
        var kept = Directory.GetFiles(folder.Path("stopped"), "*.f16", SearchOption.AllDirectories);

        var outcome = folder.Train(SeveralHeads, run: "stopped");

        Assert.Single(kept);
        Assert.Equal(whole.EncoderHash, outcome.EncoderHash);
        Assert.Empty(Directory.GetFiles(folder.Path("stopped"), "*.f16", SearchOption.AllDirectories));
    }

    [Fact]
    public void Several_heads_on_a_frozen_trunk_find_the_models_of_pictures_that_they_have_not_seen()
    {
        var watcher = new Watcher();

        folder.Train(SeveralHeads with { Epochs = 12, LearningRate = 0.003, ValidationModels = 4 }, watcher: watcher);

        Assert.True(watcher.Epochs[^1].Loss < watcher.Epochs[0].Loss);
        // By chance: 0.52.
        Assert.InRange(watcher.Epochs[^1].ValidationMrr!.Value, 0.75, 1);
    }

    [Fact]
    public void Trunks_of_other_seeds_do_not_share_their_activations()
    {
        folder.Train(SeveralHeads, run: "first");
        folder.Train(SeveralHeads with { Seed = 2 }, run: "second");

        Assert.Equal(2, Directory.GetFiles(folder.Path("cache"), "activations-*.f16").Length);
    }

    [Fact]
    public void A_run_that_is_finished_is_not_trained_again()
    {
        var first = folder.Train(TrainingFolder.Options);
        var watcher = new Watcher();

        var second = folder.Train(TrainingFolder.Options, watcher: watcher);

        Assert.Empty(watcher.Steps);
        Assert.Equal(first.EncoderHash, second.EncoderHash);
    }

    [Fact]
    public void The_checkpoint_says_what_it_was_trained_on_and_how_good_it_is()
    {
        var outcome = folder.Train(TrainingFolder.Options);

        var facts = EncoderCheckpoint.Inspect(outcome.CheckpointPath);

        Assert.Equal(outcome.DataHash, facts.DataHash);
        Assert.Equal(6, facts.Figures["models"]);
        Assert.Equal(36, facts.Figures["pictures"]);
        Assert.Equal(outcome.Epochs[^1].ValidationMrr, facts.Figures["validation.mrr"]);
        Assert.True(facts.Likelihood!.Of(0) > facts.Likelihood.Of(2));
    }

    [Fact]
    public void The_encoder_of_a_checkpoint_gives_the_vectors_of_the_training()
    {
        var outcome = folder.Train(TrainingFolder.Options);

        var vectors = new CachedEncoder(TrainingFolder.Decoder, folder.Path("cache")).Encode(
            outcome.CheckpointPath,
            TrainingFolder.Pictures,
            (_, _) => { },
            CancellationToken.None
        );

        Assert.Equal(TrainingFolder.Pictures.Count, vectors.Length);
        Assert.All(vectors, vector => Assert.Equal(1, Math.Sqrt(vector!.Sum(number => number * number)), 1e-3));
    }

    [Fact]
    public void Only_the_subjects_that_are_asked_for_are_trained_on()
    {
        var outcome = folder.Train(TrainingFolder.Options with { Subjects = ["subject 1"], PicturesAModel = 2 });

        Assert.Equal(12, outcome.Pictures);
    }

    private static void StopAt(TrainingStep step, int at, CancellationTokenSource stop)
    {
        if (step.Step == at)
            stop.Cancel();
    }
}
