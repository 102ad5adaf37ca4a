using LoraJudge.Domain.Catalog.Building;
using LoraJudge.Web.Features.Production.Building.Runs;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Tests.Features.Production.Building;

[Trait("group", "server")]
public sealed class BuildRunTests
{
    [Fact]
    public async Task A_run_makes_every_picture_once_encodes_them_and_makes_the_models_searchable()
    {
        await using var site = await BuildSite.CreateAsync(models: 3, samples: 4);

        var run = await site.StartAsync();
        await site.WorkAsync(run);

        var view = await site.RunAsync(run);
        Assert.Equal(BuildState.Finished, view.Run.State);
        Assert.All(view.Items, item => Assert.Equal((BuildStage.Finished, 4, 4), (item.Stage, item.Generated, item.Encoded)));
        Assert.Equal(12, site.Transfer.Made.Count);
        Assert.Equal(12, (await site.PicturesAsync()).Count);
        Assert.Equal(3, site.Portal.Snapshots.Current!.Index.ModelCount);
        Assert.Equal(1, view.Share);
    }

    [Fact]
    public async Task A_picture_is_stored_without_loss_and_with_all_that_is_known_of_it()
    {
        await using var site = await BuildSite.CreateAsync(models: 1, samples: 1);

        await site.WorkAsync(await site.StartAsync());

        var picture = Assert.Single(await site.PicturesAsync());
        var request = Assert.Single(site.Transfer.Made);
        var file = await site.Portal.Get<Data.Blobs.IBlobStore>().GetAsync(picture.BlobSha256);
        var stored = site.Portal.Get<Style.Imaging.IImageDecoder>().Decode(file!);
        Assert.Equal(site.Transfer.Paint(request).Pixels, stored.Pixels);
        Assert.Equal((96, 72), (picture.Width, picture.Height));
        Assert.Equal(("counting", """{"steps":20}""", """{"lora":"seen"}"""), (picture.Backend, picture.Parameters, picture.Proof));
        Assert.Equal(request.Seed, picture.Seed);
        Assert.Equal(Style.Training.Cleansing.MeanSquaredError(stored, request.Sample), picture.MseToOriginal!.Value, 1e-9);
    }

    [Fact]
    public async Task A_sample_has_the_same_seed_and_drawing_for_every_model_and_every_picture_a_task_of_its_own()
    {
        await using var site = await BuildSite.CreateAsync(models: 3, samples: 2);

        await site.WorkAsync(await site.StartAsync());

        var bySample = site.Transfer.Made.GroupBy(request => Convert.ToHexString(request.Sample.Pixels)).ToList();
        Assert.Equal(2, bySample.Count);
        Assert.All(bySample, sample => Assert.Single(sample.Select(request => request.Seed).Distinct()));
        Assert.NotEqual(bySample[0].First().Seed, bySample[1].First().Seed);
        Assert.Equal(2, site.Transfer.Drawings);
        Assert.All(site.Transfer.Made, request => Assert.Equal(request.Sample.Pixels, request.LineDrawing!.Pixels));
        Assert.Equal(6, site.Transfer.Made.Select(request => request.TaskId).Distinct().Count());
        Assert.All(site.Transfer.Made, request => Assert.Matches("^[A-Za-z0-9-]+$", request.TaskId!));
    }

    [Fact]
    public async Task What_is_there_is_not_made_again()
    {
        await using var site = await BuildSite.CreateAsync(models: 2, samples: 3);
        await site.WorkAsync(await site.StartAsync());
        var before = await site.PicturesAsync();
        await site.AddSampleAsync("object-9", 9);

        var again = await site.StartAsync();
        await site.WorkAsync(again);

        Assert.Equal(6 + 2, site.Transfer.Made.Count);
        Assert.Equal(before.Select(picture => picture.Id), (await site.PicturesAsync()).Take(6).Select(picture => picture.Id));
        Assert.Equal(BuildState.Finished, (await site.RunAsync(again)).Run.State);
    }

    [Fact]
    public async Task Two_workers_of_each_of_two_loops_make_nothing_twice()
    {
        await using var site = await BuildSite.CreateAsync(models: 12, samples: 4);
        site.Transfer.Gate = (_, cancellation) => Task.Delay(2, cancellation);

        var run = await site.StartAsync();
        await Task.WhenAll(site.WorkAsync(run), site.WorkAsync(run));

        Assert.Equal(48, site.Transfer.Made.Count);
        Assert.Equal(48, site.Transfer.Made.Select(request => (request.LoraName, request.Seed)).Distinct().Count());
        Assert.Equal(48, site.Portal.Encoder.Encoded);
        Assert.Equal(BuildState.Finished, (await site.RunAsync(run)).Run.State);
    }

    [Fact]
    public async Task The_portal_takes_a_run_through_all_queues()
    {
        await using var site = await BuildSite.CreateAsync(models: 4, samples: 3, runsJobs: true);

        var run = await site.StartAsync();

        await Eventually.HoldsAsync(async () => (await site.RunAsync(run)).Run.IsOver);
        Assert.Equal(BuildState.Finished, (await site.RunAsync(run)).Run.State);
        Assert.Equal(12, site.Transfer.Made.Count);
        Assert.Equal(4, site.Portal.Snapshots.Current!.Index.ModelCount);
    }

    [Fact]
    public async Task A_process_without_the_queue_leaves_its_work_to_others()
    {
        await using var site = await BuildSite.CreateAsync(models: 1, samples: 1, runsJobs: true, ("Jobs:Queues", "generate,default"));

        var run = await site.StartAsync();

        await Eventually.HoldsAsync(async () => (await site.RunAsync(run)).Items[0].Stage == BuildStage.Encoding);
        Assert.Equal(0, site.Portal.Encoder.Encoded);
        await site.WorkAsync(run);
        Assert.Equal(1, site.Portal.Encoder.Encoded);
    }

    [Fact]
    public async Task Models_that_lack_nothing_are_not_in_a_run_of_those_without_pictures()
    {
        await using var site = await BuildSite.CreateAsync(models: 2, samples: 2);
        await site.WorkAsync(await site.StartAsync("model-1"));

        var run = await site.StartAsync();

        Assert.Equal("model-2", Assert.Single((await site.RunAsync(run)).Items).Slug);
    }

    [Fact]
    public async Task Retired_models_are_left_alone()
    {
        await using var site = await BuildSite.CreateAsync(models: 1, samples: 1);
        await using (var context = await site.Portal.OpenAsync())
            await context.LoraModels.ExecuteUpdateAsync(set => set.SetProperty(model => model.RetiredUtc, DateTime.UnixEpoch));

        var chosen = await Assert.ThrowsAsync<BuildException>(() => site.StartAsync("model-1"));

        Assert.Equal("There is no model model-1, or it is retired.", chosen.Message);
    }
}
