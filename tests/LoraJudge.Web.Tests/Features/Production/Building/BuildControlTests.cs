using LoraJudge.Domain.Catalog.Building;
using LoraJudge.Style.Imaging;
using LoraJudge.Style.Transfer;
using LoraJudge.Web.Features.Production.Building.Steps;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Tests.Features.Production.Building;

[Trait("group", "server")]
public sealed class BuildControlTests
{
    [Fact]
    public async Task A_pause_stops_the_picture_in_flight_and_going_on_makes_what_is_left()
    {
        await using var site = await BuildSite.CreateAsync(models: 2, samples: 3);
        HoldAfter(site, pictures: 2);
        var run = await site.StartAsync();
        var working = site.WorkAsync(run);
        await Eventually.HoldsAsync(async () => (await site.PicturesAsync()).Count == 2);

        Assert.True(await site.Control.PauseAsync(run, CancellationToken.None));
        await working;

        Assert.Equal(BuildState.Paused, (await site.RunAsync(run)).Run.State);
        Assert.Equal(2, (await site.PicturesAsync()).Count);
        site.Transfer.Gate = (_, _) => Task.CompletedTask;
        Assert.True(await site.Control.ContinueAsync(run, CancellationToken.None));
        await site.WorkAsync(run);
        Assert.Equal(BuildState.Finished, (await site.RunAsync(run)).Run.State);
        Assert.Equal(6, site.Transfer.Made.Count);
    }

    [Fact]
    public async Task A_cancelled_run_keeps_its_pictures_and_can_be_taken_up_again()
    {
        await using var site = await BuildSite.CreateAsync(models: 2, samples: 3);
        HoldAfter(site, pictures: 1);
        var run = await site.StartAsync();
        var working = site.WorkAsync(run);
        await Eventually.HoldsAsync(async () => (await site.PicturesAsync()).Count == 1);

        Assert.True(await site.Control.CancelAsync(run, CancellationToken.None));
        await working;

        var cancelled = await site.RunAsync(run);
        Assert.Equal(BuildState.Cancelled, cancelled.Run.State);
        Assert.All(cancelled.Items, item => Assert.Equal(BuildStage.Cancelled, item.Stage));
        site.Transfer.Gate = (_, _) => Task.CompletedTask;
        Assert.True(await site.Control.RetryAsync(run, CancellationToken.None));
        await site.WorkAsync(run);
        Assert.Equal(6, site.Transfer.Made.Count);
        Assert.Equal(BuildState.Finished, (await site.RunAsync(run)).Run.State);
    }

    [Fact]
    public async Task A_run_that_nobody_works_on_is_cancelled_at_once()
    {
        await using var site = await BuildSite.CreateAsync();
        var run = await site.StartAsync();

        await site.Control.CancelAsync(run, CancellationToken.None);

        Assert.Equal(BuildState.Cancelled, (await site.RunAsync(run)).Run.State);
        Assert.False(await site.Control.PauseAsync(run, CancellationToken.None));
    }

    [Fact]
    public async Task Only_one_of_many_claims_is_given()
    {
        await using var site = await BuildSite.CreateAsync(models: 1, samples: 1);
        var item = await site.ItemAsync(await site.StartAsync(), "model-1");

        var claims = await Task.WhenAll(
            Enumerable.Range(0, 16).Select(_ => Task.Run(() => Leases(site).TryClaimAsync(item.Id, queue: null, CancellationToken.None)))
        );

        Assert.Single(claims, claim => claim is not null);
    }

    [Fact]
    public async Task What_a_dead_process_held_is_taken_over_when_its_lease_has_ended_and_it_can_store_nothing_more()
    {
        await using var site = await BuildSite.CreateAsync(models: 1, samples: 1);
        var run = await site.StartAsync();
        var item = await site.ItemAsync(run, "model-1");
        var dead = await Leases(site).TryClaimAsync(item.Id, queue: null, CancellationToken.None);

        Assert.Null(await Leases(site).TryClaimAsync(item.Id, queue: null, CancellationToken.None));
        site.Portal.Clock.Ahead = TimeSpan.FromSeconds(31);
        var heir = await Leases(site).TryClaimAsync(item.Id, queue: null, CancellationToken.None);

        Assert.NotNull(heir);
        var late = new RgbImage(8, 8, new byte[8 * 8 * 3]);
        await using var context = await site.Portal.OpenAsync();
        var sample = await context.SampleImages.SingleAsync();
        var task = new PictureTask(new BuildFacts(run, default, site.SetId, 0.01, "counting", 1, 96, dead!.ModelId, "lora_1", 0), sample);
        await Assert.ThrowsAsync<LeaseLostException>(() =>
            site.Portal.Get<PictureStore>().StoreAsync(dead, task, late, new TransferResult(late, "{}", "{}"))
        );
        Assert.Empty(await site.PicturesAsync());
        await site.Portal.Get<PictureStore>().StoreAsync(heir, task, late, new TransferResult(late, "{}", "{}"));
        Assert.Single(await site.PicturesAsync());
    }

    [Fact]
    public async Task A_picture_that_is_there_already_stays_as_it_is()
    {
        await using var site = await BuildSite.CreateAsync(models: 1, samples: 1);
        var run = await site.StartAsync();
        var item = await site.ItemAsync(run, "model-1");
        var claim = (await Leases(site).TryClaimAsync(item.Id, queue: null, CancellationToken.None))!;
        await using var context = await site.Portal.OpenAsync();
        var sample = await context.SampleImages.SingleAsync();
        var task = new PictureTask(new BuildFacts(run, default, site.SetId, 0.01, "counting", 1, 96, claim.ModelId, "lora_1", 0), sample);
        var first = new RgbImage(8, 8, new byte[8 * 8 * 3]);
        var second = new RgbImage(8, 8, [.. Enumerable.Repeat((byte)9, 8 * 8 * 3)]);
        await site.Portal.Get<PictureStore>().StoreAsync(claim, task, first, new TransferResult(first, "{}", "{}"));
        var before = Assert.Single(await site.PicturesAsync());

        await site.Portal.Get<PictureStore>().StoreAsync(claim, task, first, new TransferResult(second, "{}", "{}"));

        Assert.Equal(before.BlobSha256, Assert.Single(await site.PicturesAsync()).BlobSha256);
    }

    [Theory]
    [InlineData(4000, 3000, 512, 512, 384)]
    [InlineData(3000, 4000, 512, 384, 512)]
    [InlineData(100, 100, 512, 512, 512)]
    [InlineData(1000, 995, 512, 512, 512)]
    [InlineData(5000, 100, 512, 512, 64)]
    public void A_sample_keeps_its_proportion_in_multiples_of_eight(int width, int height, int edge, int toWidth, int toHeight) =>
        Assert.Equal((toWidth, toHeight), SampleDrawer.SizeAt(width, height, edge));

    private static BuildLeases Leases(BuildSite site) => site.Portal.Get<BuildLeases>();

    /// <summary>Lets some pictures through and holds the others.</summary>
    private static void HoldAfter(BuildSite site, int pictures)
    {
        var asked = 0;
        site.Transfer.Gate = async (_, cancellation) =>
        {
            if (Interlocked.Increment(ref asked) > pictures)
                await Task.Delay(Timeout.Infinite, cancellation);
        };
    }
}
