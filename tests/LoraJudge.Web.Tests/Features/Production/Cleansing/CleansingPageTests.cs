using LoraJudge.Data.Blobs;
using LoraJudge.Domain.Catalog;
using LoraJudge.Style.Imaging;
using LoraJudge.Testing.Imaging;
using LoraJudge.Web.Features.Production.Cleansing;
using LoraJudge.Web.Shared.Work;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Tests.Features.Production.Cleansing;

[Trait("group", "server")]
public sealed class CleansingPageTests : IAsyncDisposable
{
    private readonly Portal portal = new() { RunsJobs = true };

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task Imported_pictures_are_measured_and_one_that_was_left_as_it_was_is_removed()
    {
        using var browser = await SeededAsync();
        var page = await PageAsync();
        Assert.Contains("data-testid=\"measurable\"", await browser.GetStringAsync(page));

        (await Portal.PostAsync(browser, $"{page}/measure", new() { ["action"] = "start" }, page)).Dispose();
        await Eventually.HoldsAsync(async () => (await PicturesAsync()).All(picture => picture.MseToOriginal is not null));
        await Eventually.HoldsAsync(async () => (await PicturesAsync()).Any(picture => picture.RemovedByCleansing));

        var removed = Assert.Single(await PicturesAsync(), picture => picture.RemovedByCleansing);
        Assert.Equal(0, removed.MseToOriginal);
        var html = WebUtility.HtmlDecode(await browser.GetStringAsync(page));
        Assert.Contains("1 picture lies below 0.01 of 18 that were measured.", html);
        Assert.Equal(1, html.Split("data-testid=\"pair\"").Length - 1);
        Assert.Contains("removed: below the threshold", html);
    }

    [Fact]
    public async Task A_comparison_that_waits_is_shown_and_says_that_it_was_stopped()
    {
        using var browser = await SeededAsync();
        var (page, gate) = (await PageAsync(), new TaskCompletionSource());
        portal
            .Get<WorkQueue>()
            .Ask(new WorkKind("cleansing") { Failed = "" }, "another set", "Another set", (_, stop) => gate.Task.WaitAsync(stop));

        (await Portal.PostAsync(browser, $"{page}/measure", new() { ["action"] = "start" }, page)).Dispose();
        var waiting = await browser.GetStringAsync(page);
        (await Portal.PostAsync(browser, $"{page}/measure", new() { ["action"] = "stop" }, page)).Dispose();

        Assert.Contains("data-testid=\"measuring\"", waiting);
        Assert.Contains("Waiting in the queue.", waiting);
        await Eventually.HoldsAsync(async () => (await browser.GetStringAsync(page)).Contains("The comparison was stopped."));
        Assert.Contains("data-testid=\"measure\"", await browser.GetStringAsync(page));
        gate.SetResult();
    }

    [Fact]
    public async Task Another_threshold_is_looked_at_before_it_is_saved()
    {
        using var browser = await SeededAsync();
        await MeasuredAsync();
        var page = await PageAsync();
        var errors = (await PicturesAsync()).Select(picture => picture.MseToOriginal!.Value).Order().ToList();
        var threshold = CleansingPage.Number((errors[3] + errors[4]) / 2);
        var below = errors.Count(mse => mse < (errors[3] + errors[4]) / 2);

        var preview = WebUtility.HtmlDecode(await browser.GetStringAsync($"{page}?threshold={threshold}"));

        Assert.Contains($"{below} pictures lie below {threshold}", preview);
        Assert.Contains("saving it would remove them", preview);
        Assert.Single(await PicturesAsync(), picture => picture.RemovedByCleansing);
        (await Portal.PostAsync(browser, page, new() { ["threshold"] = threshold })).Dispose();
        Assert.Equal(below, (await PicturesAsync()).Count(picture => picture.RemovedByCleansing));
        await Eventually.HoldsAsync(() => portal.Snapshots.Current?.Index.ReferenceCount == 18 - below);
        (await Portal.PostAsync(browser, page, new() { ["threshold"] = "0" })).Dispose();
        Assert.DoesNotContain(await PicturesAsync(), picture => picture.RemovedByCleansing);
        await Eventually.HoldsAsync(() => portal.Snapshots.Current?.Index.ReferenceCount == 18);
    }

    [Theory]
    [InlineData("much")]
    [InlineData("-1")]
    [InlineData("NaN")]
    [InlineData("195076")]
    public async Task What_is_no_mse_is_refused_in_words(string threshold)
    {
        using var browser = await SeededAsync();
        var page = await PageAsync();

        using var saved = await Portal.PostAsync(browser, page, new() { ["threshold"] = threshold });

        Assert.Contains("is no mse", WebUtility.HtmlDecode(await browser.GetStringAsync(saved.Headers.Location!.ToString())));
        await using var context = await portal.OpenAsync();
        Assert.Equal(SampleSet.DefaultCleansingThreshold, (await context.SampleSets.SingleAsync()).CleansingThreshold);
    }

    [Fact]
    public async Task A_removed_picture_is_taken_back_and_that_is_undone()
    {
        using var browser = await SeededAsync();
        await MeasuredAsync();
        var page = await PageAsync();
        var removed = Assert.Single(await PicturesAsync(), picture => picture.RemovedByCleansing);

        using var taken = await RuleAsync(browser, page, removed.Id, "Kept", before: "ByThreshold");
        var noted = await browser.GetStringAsync(taken.Headers.Location!.ToString().Split('#')[0]);

        Assert.DoesNotContain(await PicturesAsync(), picture => picture.RemovedByCleansing);
        Assert.Contains("The picture is taken back.", noted);
        Assert.Contains("data-testid=\"undo\"", noted);
        Assert.Contains("value=\"ByThreshold\"", noted);
        (await RuleAsync(browser, page, removed.Id, "ByThreshold", "Kept", taken.Headers.Location!.ToString().Split('#')[0])).Dispose();
        Assert.Equal(removed.Id, Assert.Single(await PicturesAsync(), picture => picture.RemovedByCleansing).Id);
    }

    [Fact]
    public async Task A_picture_that_is_removed_by_hand_stays_removed_whatever_the_threshold()
    {
        using var browser = await SeededAsync();
        await MeasuredAsync();
        var page = await PageAsync();
        var used = (await PicturesAsync()).First(picture => !picture.RemovedByCleansing);

        (await RuleAsync(browser, page, used.Id, "Removed", before: "ByThreshold")).Dispose();
        (await Portal.PostAsync(browser, page, new() { ["threshold"] = "0" })).Dispose();

        Assert.Equal(used.Id, Assert.Single(await PicturesAsync(), picture => picture.RemovedByCleansing).Id);
        Assert.Contains("removed by hand", await browser.GetStringAsync($"{page}?show=ruled"));
    }

    [Fact]
    public async Task A_picture_of_another_set_cannot_be_ruled_on()
    {
        using var browser = await SeededAsync();
        var page = await PageAsync();
        await using var context = await portal.OpenAsync();
        context.SampleSets.Add(new SampleSet { Name = "Other", CreatedUtc = DateTime.UnixEpoch });
        await context.SaveChangesAsync();
        var other = await context.SampleSets.Where(set => set.Name == "Other").Select(set => set.Id).SingleAsync();

        using var answer = await RuleAsync(
            browser,
            $"/samples/{other}/cleansing",
            (await PicturesAsync())[0].Id,
            "Removed",
            "ByThreshold",
            page
        );

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.All(await PicturesAsync(), picture => Assert.Equal(CleansingRuling.ByThreshold, picture.Ruling));
    }

    private static Task<HttpResponseMessage> RuleAsync(
        HttpClient browser,
        string page,
        long picture,
        string ruling,
        string before,
        string? tokenFrom = null
    ) =>
        Portal.PostAsync(
            browser,
            $"{page}/ruling",
            new()
            {
                ["picture"] = $"{picture}",
                ["ruling"] = ruling,
                ["before"] = before,
                ["show"] = "Removed",
            },
            tokenFrom ?? page
        );

    /// <summary>Three models whose pictures differ from their originals, but for one, which is its original.</summary>
    private async Task<HttpClient> SeededAsync()
    {
        await portal.SeedAsync(models: 3);
        var (blobs, decoder) = (portal.Get<IBlobStore>(), portal.Get<IImageDecoder>());
        await using var context = await portal.OpenAsync();
        var pictures = await context.ReferenceImages.Include(picture => picture.SampleImage).OrderBy(picture => picture.Id).ToListAsync();
        var original = decoder.Decode((await blobs.GetAsync(pictures[0].SampleImage.BlobSha256!))!);
        pictures[0].BlobSha256 = await blobs.PutAsync(decoder.EncodePng(original));
        foreach (var (picture, number) in pictures.Skip(1).Select((picture, number) => (picture, number)))
            picture.BlobSha256 = await blobs.PutAsync(decoder.EncodePng(StripedPicture.Draw(40 + number, number)));
        await context.SaveChangesAsync();
        return await portal.SignedInAsync();
    }

    private async Task MeasuredAsync()
    {
        await using var context = await portal.OpenAsync();
        var set = await context.SampleSets.Select(one => one.Id).SingleAsync();
        Assert.Empty(await portal.Get<CleansingMeasure>().MeasureAsync(set, model: null, advance: null, CancellationToken.None));
    }

    private async Task<string> PageAsync()
    {
        await using var context = await portal.OpenAsync();
        return $"/samples/{await context.SampleSets.OrderBy(set => set.Id).Select(set => set.Id).FirstAsync()}/cleansing";
    }

    private async Task<List<ReferenceImage>> PicturesAsync()
    {
        await using var context = await portal.OpenAsync();
        return await context.ReferenceImages.OrderBy(picture => picture.Id).ToListAsync();
    }
}
