using LoraJudge.Data.Blobs;
using LoraJudge.Domain.Catalog;
using LoraJudge.Domain.Experiments;
using LoraJudge.Style.Training;
using LoraJudge.Web.Shared.Progress;

namespace LoraJudge.Web.Tests.Features.Training.Running;

[Trait("needs", "torch")]
[Trait("group", "server")]
public sealed class TrainingExecutionTests
{
    [Fact]
    public async Task A_run_ends_with_an_encoder_that_can_be_activated()
    {
        await using var trained = await TrainedPortal.CreateAsync();
        var id = await trained.QueueAsync(name: "Stripes");

        Assert.Equal(TrainingState.Finished, await trained.ExecuteAsync(id));

        var encoder = (await trained.RunAsync(id)).Encoder!;
        Assert.Equal(("Stripes", EncoderKind.Trained, 8, false), (encoder.Name, encoder.Kind, encoder.Dimensions, encoder.IsActive));
        Assert.True(await trained.Portal.Get<IBlobStore>().ExistsAsync(encoder.CheckpointSha256!));
    }

    [Fact]
    public async Task A_finished_run_tells_what_it_was_trained_on_and_how_it_went()
    {
        await using var trained = await TrainedPortal.CreateAsync();
        var id = await trained.QueueAsync();

        await trained.ExecuteAsync(id);

        var run = await trained.RunAsync(id);
        Assert.Equal((4, 24, 60, 60), (run.Models, run.Pictures, run.Prepared, run.PreparedOf));
        Assert.Equal(64, run.DataHash!.Length);
        Assert.Equal(run.Steps, run.Step);
        Assert.Equal(Enumerable.Range(1, run.Steps), await trained.StepsAsync(id));
        Assert.Collection(
            await trained.EpochsAsync(id),
            first => Assert.NotNull(first.ValidationMrr),
            last => Assert.Equal(run.Steps, last.Step)
        );
        Assert.True(run is { StartedUtc: not null, EndedUtc: not null });
    }

    [Fact]
    public async Task A_finished_run_leaves_neither_files_nor_progress_behind()
    {
        await using var trained = await TrainedPortal.CreateAsync();
        var id = await trained.QueueAsync();

        await trained.ExecuteAsync(id);

        Assert.False(Directory.Exists(trained.Files.Folder(id)));
        Assert.Empty(trained.Portal.Get<ProgressBoard>().Running);
    }

    [Fact]
    public async Task A_run_that_was_stopped_is_found_again_and_goes_on_with_every_step_stored_once()
    {
        await using var trained = await TrainedPortal.CreateAsync();
        var id = await trained.QueueAsync(TrainedPortal.Options with { Epochs = 60 });
        using var stop = new CancellationTokenSource();
        var stopped = await trained.ExecuteToFirstEpochAsync(id, stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stopped);
        var between = await trained.RunAsync(id);
        Assert.Equal(TrainingState.Running, between.State);
        Assert.Equal(id, await trained.Runs.NextAsync(CancellationToken.None));

        Assert.Equal(TrainingState.Finished, await trained.ExecuteAsync(id));

        Assert.Equal(Enumerable.Range(1, between.Steps), await trained.StepsAsync(id));
        Assert.Equal(Enumerable.Range(1, 60), (await trained.EpochsAsync(id)).Select(epoch => epoch.Epoch));
    }

    [Fact]
    public async Task A_cancelled_run_ends_and_its_files_go()
    {
        await using var trained = await TrainedPortal.CreateAsync();
        var id = await trained.QueueAsync(TrainedPortal.Options with { Epochs = 10_000 });
        var running = await trained.ExecuteToFirstEpochAsync(id);

        await trained.Runs.CancelAsync(id, CancellationToken.None);

        Assert.Equal(TrainingState.Cancelled, await running);
        var run = await trained.RunAsync(id);
        Assert.Equal((TrainingState.Cancelled, null, null), (run.State, run.EncoderId, run.Problem));
        Assert.False(Directory.Exists(trained.Files.Folder(id)));
        Assert.Null(await trained.Runs.NextAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_run_that_was_cancelled_while_no_process_ran_it_does_not_begin()
    {
        await using var trained = await TrainedPortal.CreateAsync();
        var id = await trained.QueueAsync();
        await using (var context = await trained.Portal.OpenAsync())
        {
            var row = (await context.TrainingRuns.FindAsync(id))!;
            (row.State, row.CancelRequested) = (TrainingState.Running, true);
            await context.SaveChangesAsync();
        }

        Assert.Equal(TrainingState.Cancelled, await trained.ExecuteAsync(id));
        Assert.Empty(await trained.StepsAsync(id));
    }

    [Fact]
    public async Task Pictures_that_could_not_be_read_are_remembered_with_the_reason()
    {
        await using var trained = await TrainedPortal.CreateAsync();
        await using (var context = await trained.Portal.OpenAsync())
            await trained.Portal.Get<IBlobStore>().DeleteAsync(context.ReferenceImages.OrderBy(image => image.Id).First().BlobSha256);
        var id = await trained.QueueAsync(TrainedPortal.Options with { ValidationModels = 0 });

        await trained.ExecuteAsync(id);

        Assert.Contains(
            new LeftOutOfTraining("style-0", "Samples/face-1", "Its file is not in the blob store: import it again."),
            trained.Files.LeftOut(id)
        );
    }
}
