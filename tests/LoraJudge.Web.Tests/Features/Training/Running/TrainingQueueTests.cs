using LoraJudge.Domain.Experiments;
using LoraJudge.Style.Training;
using LoraJudge.Web.Features.Training.Running;
using LoraJudge.Web.Shared.Progress;
using Microsoft.Extensions.DependencyInjection;

namespace LoraJudge.Web.Tests.Features.Training.Running;

[Trait("group", "server")]
public sealed class TrainingQueueTests
{
    [Fact]
    public async Task The_oldest_run_comes_first()
    {
        await using var trained = await TrainedPortal.CreateAsync(models: 2);
        var first = await trained.QueueAsync();
        await trained.QueueAsync();

        Assert.Equal(first, await trained.Runs.NextAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_run_that_has_not_begun_is_cancelled_at_once()
    {
        await using var trained = await TrainedPortal.CreateAsync(models: 2);
        var id = await trained.QueueAsync();

        Assert.True(await trained.Runs.CancelAsync(id, CancellationToken.None));

        Assert.Equal(TrainingState.Cancelled, (await trained.RunAsync(id)).State);
        Assert.Null(await trained.Runs.NextAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_run_that_has_ended_cannot_be_gone_on_with()
    {
        await using var trained = await TrainedPortal.CreateAsync(models: 2);
        var id = await trained.QueueAsync();
        await trained.Runs.CancelAsync(id, CancellationToken.None);

        var problem = await Assert.ThrowsAsync<TrainingException>(() => trained.Runs.ReopenAsync(id, CancellationToken.None));

        Assert.Equal($"Run {id} (Striped) is cancelled: start a new one.", problem.Message);
    }

    [Fact]
    public async Task A_run_is_named_after_its_method_unless_somebody_names_it()
    {
        await using var trained = await TrainedPortal.CreateAsync(models: 2);

        var id = await trained.QueueAsync(VariantMethods.ProposedPlus.Options with { Seed = 7 }, name: " ");

        var run = await trained.RunAsync(id);
        Assert.Equal(("Proposed+", "Proposed+", 7), (run.Name, run.VariantMethod, run.Seed));
    }

    [Fact]
    public async Task Changed_options_are_no_method()
    {
        await using var trained = await TrainedPortal.CreateAsync(models: 2);

        var id = await trained.QueueAsync(VariantMethods.Proposed.Options with { Margin = 0.5 });

        Assert.Null((await trained.RunAsync(id)).VariantMethod);
    }

    [Fact]
    public async Task A_sample_set_that_is_not_there_is_refused()
    {
        await using var trained = await TrainedPortal.CreateAsync(models: 2);

        var problem = await Assert.ThrowsAsync<TrainingException>(() =>
            trained.Runs.AddAsync("a", TrainedPortal.Options, "Nowhere", CancellationToken.None)
        );

        Assert.StartsWith("There is no sample set \"Nowhere\"", problem.Message);
    }

    [Fact]
    public async Task The_portal_leaves_runs_alone_while_another_process_trains()
    {
        await using var trained = await TrainedPortal.CreateAsync(models: 2);
        var id = await trained.QueueAsync();
        var worker = ActivatorUtilities.CreateInstance<TrainingWorker>(trained.Portal.Services);
        await using var other = trained.Portal.Get<TrainingLock>().TryTake();

        Assert.False(await worker.RunNextAsync(CancellationToken.None));

        Assert.Equal(TrainingState.Queued, (await trained.RunAsync(id)).State);
    }

    [Fact]
    public async Task Whoever_waits_for_another_training_sees_it_and_is_next()
    {
        await using var portal = new Portal();
        var training = portal.Get<TrainingLock>();
        var other = training.TryTake()!;
        var waiting = training.TakeAsync(CancellationToken.None);
        Assert.Equal("Waiting for another training to end", Assert.Single(portal.Get<ProgressBoard>().Running).Title);

        await other.DisposeAsync();

        await using var mine = await waiting;
        Assert.Null(training.TryTake());
    }
}
