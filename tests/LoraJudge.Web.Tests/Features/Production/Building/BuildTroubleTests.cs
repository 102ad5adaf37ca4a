using LoraJudge.Domain.Catalog.Building;
using LoraJudge.Style.Transfer;
using LoraJudge.Web.Features.Production.Building.Runs;
using LoraJudge.Web.Features.Production.Building.Steps;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Tests.Features.Production.Building;

[Trait("group", "server")]
public sealed class BuildTroubleTests
{
    [Fact]
    public async Task What_the_back_end_cannot_do_is_listed_and_nothing_is_begun()
    {
        await using var site = await BuildSite.CreateAsync();
        site.Transfer.Problems = ["The LoRA lora_1 is not there: copy its file.", "ControlNet is not installed."];

        var refused = await Assert.ThrowsAsync<BuildException>(() => site.StartAsync());

        Assert.Equal(site.Transfer.Problems, refused.Problems);
        await using var context = await site.Portal.OpenAsync();
        Assert.False(await context.BuildRuns.AnyAsync());
    }

    [Fact]
    public async Task A_back_end_that_is_away_before_the_first_picture_is_said_at_once()
    {
        await using var site = await BuildSite.CreateAsync();
        site.Transfer.IsAway = true;

        var refused = await Assert.ThrowsAsync<BuildException>(() => site.StartAsync());

        Assert.Equal("The back end does not answer: start it.", refused.Message);
    }

    [Fact]
    public async Task A_silent_failure_is_tried_again_and_named()
    {
        await using var site = await BuildSite.CreateAsync(models: 2, samples: 2);
        site.Transfer.Fail("lora_1", Silent("The LoRA lora_1 was not applied."), Silent("ControlNet was not applied."));

        var run = await site.StartAsync();
        await site.WorkThroughWaitsAsync(run);

        var view = await site.RunAsync(run);
        Assert.Equal(BuildState.Finished, view.Run.State);
        Assert.Equal(
            [("Model 1", "ControlNet was not applied."), ("Model 1", "The LoRA lora_1 was not applied.")],
            view.Incidents.Select(incident => (incident.Model, incident.Message))
        );
        Assert.All(view.Incidents, incident => Assert.Equal("face-1", incident.Sample));
        Assert.Equal(4, (await site.PicturesAsync()).Count);
    }

    [Fact]
    public async Task A_picture_that_was_no_good_is_asked_for_as_another_task()
    {
        await using var site = await BuildSite.CreateAsync(models: 1, samples: 1);
        var asked = new List<TransferRequest>();
        site.Transfer.Gate = (request, _) =>
        {
            asked.Add(request);
            return Task.CompletedTask;
        };
        site.Transfer.Fail("lora_1", Silent("No LoRA."));

        await site.WorkThroughWaitsAsync(await site.StartAsync());

        Assert.Equal(asked[0].TaskId + "-1", asked[1].TaskId);
        Assert.Equal(asked[0].Seed, asked[1].Seed);
    }

    [Fact]
    public async Task A_model_without_effect_is_found_by_another_without_effect_that_was_built_before()
    {
        await using var site = await BuildSite.CreateAsync(models: 3, samples: 2);
        site.Transfer.TellsModelsApart = true;
        var tint = site.Transfer.Paint;
        site.Transfer.Paint = request => tint(request with { LoraName = request.LoraName == "lora_1" ? "lora_1" : "" });
        await site.WorkThroughWaitsAsync(await site.StartAsync("model-1", "model-2"));

        var run = await site.StartAsync("model-3");
        await site.WorkThroughWaitsAsync(run);

        var item = await site.ItemAsync(run, "model-3");
        Assert.Equal(BuildStage.Failed, item.Stage);
        Assert.Contains("lora_3 and lora_2 give the same picture to the last pixel", item.Problem, StringComparison.Ordinal);
        await using var context = await site.Portal.OpenAsync();
        Assert.All(await context.BuildIncidents.ToListAsync(), one => Assert.Equal(nameof(TransferFault.LoraNotApplied), one.Fault));
        Assert.Equal(4, (await site.PicturesAsync()).Count);
    }

    [Fact]
    public async Task The_same_picture_of_two_models_is_kept_where_a_back_end_may_well_make_one()
    {
        await using var site = await BuildSite.CreateAsync(models: 2, samples: 1);
        var tint = site.Transfer.Paint;
        site.Transfer.Paint = request => tint(request with { LoraName = "" });

        await site.WorkAsync(await site.StartAsync());

        Assert.Equal(2, (await site.PicturesAsync()).Count);
    }

    [Fact]
    public async Task A_model_that_keeps_failing_silently_fails_by_name_and_the_others_end_well()
    {
        await using var site = await BuildSite.CreateAsync(models: 2, samples: 2);
        site.Transfer.Fail("lora_2", [.. Enumerable.Repeat(Silent("The LoRA lora_2 was not applied."), 20)]);

        var run = await site.StartAsync();
        await site.WorkThroughWaitsAsync(run);

        var view = await site.RunAsync(run);
        Assert.Equal(BuildState.Failed, view.Run.State);
        Assert.Equal("One of 2 models failed: the list says why.", view.Run.Problem);
        var failed = Assert.Single(view.Items, item => item.Stage == BuildStage.Failed);
        Assert.Equal(("model-2", "face-1: The LoRA lora_2 was not applied."), (failed.Slug, failed.Problem));
        Assert.Equal(BuildFaults.SilentAttempts, view.Incidents.Count);
        Assert.Equal(2, (await site.PicturesAsync()).Count);
    }

    [Fact]
    public async Task What_failed_is_made_when_it_is_tried_again_and_nothing_else()
    {
        await using var site = await BuildSite.CreateAsync(models: 2, samples: 2);
        site.Transfer.Fail("lora_2", new TransferException(TransferFault.Refused, "It cannot."));
        var run = await site.StartAsync();
        await site.WorkAsync(run);
        Assert.Equal(2, site.Transfer.Made.Count);

        Assert.True(await site.Control.RetryAsync(run, CancellationToken.None));
        await site.WorkAsync(run);

        Assert.Equal(4, site.Transfer.Made.Count);
        Assert.Equal(BuildState.Finished, (await site.RunAsync(run)).Run.State);
        Assert.Null((await site.RunAsync(run)).Run.Problem);
    }

    [Fact]
    public async Task A_refusal_is_not_tried_again_by_itself()
    {
        await using var site = await BuildSite.CreateAsync(models: 1, samples: 2);
        site.Transfer.Fail("lora_1", new TransferException(TransferFault.Refused, "The sampler is unknown."));

        var run = await site.StartAsync();
        await site.WorkAsync(run);

        Assert.Empty(site.Transfer.Made);
        Assert.Equal("face-1: The sampler is unknown.", Assert.Single((await site.RunAsync(run)).Items).Problem);
    }

    [Fact]
    public async Task A_picture_without_proof_is_never_stored()
    {
        await using var site = await BuildSite.CreateAsync(models: 1, samples: 1);
        site.Transfer.Proof = " ";
        // Only the first try is answered: a second would be told, too.
        var tries = 0;
        site.Transfer.Gate = (_, cancellation) => ++tries == 1 ? Task.CompletedTask : Task.Delay(Timeout.Infinite, cancellation);
        var run = await site.StartAsync();
        using var stop = new CancellationTokenSource();

        var working = site.WorkAsync(run, stop.Token);
        await Eventually.HoldsAsync(async () => (await site.ItemAsync(run, "model-1")).Failures > 0);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => working);

        Assert.Empty(await site.PicturesAsync());
        Assert.Contains("without proof", Assert.Single((await site.RunAsync(run)).Incidents).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_back_end_that_goes_away_is_waited_for_by_all_models_and_asked_again()
    {
        // One worker: a second would bring the back end back with the picture that it has in flight.
        await using var site = await BuildSite.CreateAsync(models: 3, samples: 3, runsJobs: false, ("Jobs:GenerateWorkers", "1"));
        var run = await site.StartAsync();
        site.Transfer.Gate = (_, _) =>
        {
            site.Transfer.IsAway = site.Transfer.Made.Count == 3;
            return Task.CompletedTask;
        };

        var working = site.WorkAsync(run);
        await Eventually.HoldsAsync(async () => (await site.RunAsync(run)).AwaySinceUtc is not null);
        var away = await site.RunAsync(run);
        Assert.Equal("The back end does not answer: start it.", away.Run.Problem);
        Assert.True(away.NextTryUtc > away.AwaySinceUtc);
        Assert.All(
            away.Items.Where(item => item.Stage is BuildStage.Waiting or BuildStage.Generating),
            item => Assert.Equal(away.NextTryUtc, item.NotBeforeUtc)
        );
        site.Transfer.Gate = (_, _) => Task.CompletedTask;
        site.Transfer.IsAway = false;
        await site.Control.ContinueAsync(run, CancellationToken.None);
        await working;

        var view = await site.RunAsync(run);
        Assert.Equal((BuildState.Finished, null, null), (view.Run.State, view.Run.Problem, view.AwaySinceUtc));
        Assert.Equal(9, site.Transfer.Made.Count);
        Assert.Empty(view.Incidents);
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(4, 4)]
    [InlineData(300, 300)]
    [InlineData(7200, 600)]
    public void The_wait_for_a_back_end_doubles_up_to_ten_minutes(int awaySeconds, int waitSeconds) =>
        Assert.Equal(TimeSpan.FromSeconds(waitSeconds), BuildFaults.WaitFor(TimeSpan.FromSeconds(awaySeconds)));

    private static TransferException Silent(string message) => new(TransferFault.LoraNotApplied, message);
}
