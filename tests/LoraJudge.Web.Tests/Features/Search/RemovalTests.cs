using LoraJudge.Data.Blobs;
using LoraJudge.Domain.Catalog;
using LoraJudge.Style.Imaging;
using LoraJudge.Testing.Catalog;
using LoraJudge.Web.Features.Search;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Tests.Features.Search;

[Trait("group", "server")]
public sealed class RemovalTests : IAsyncDisposable
{
    private readonly Portal portal = new();

    private byte[] Query => SeededCatalogue.Picture(portal.Get<IImageDecoder>(), style: 4, subject: 9);

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task A_search_can_be_removed_at_once_and_its_address_says_so()
    {
        await portal.SeedAsync();
        using var browser = portal.Browser();
        var address = await Portal.SearchedAsync(browser, Query);
        var sha = (await OnlySearchAsync()).BlobSha256!;

        using var answer = await RemoveAsync(browser, address);

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        using var page = await browser.GetAsync(address);
        Assert.Equal(HttpStatusCode.Gone, page.StatusCode);
        Assert.Contains("This search has been removed", await page.Content.ReadAsStringAsync());
        using var picture = await browser.GetAsync($"{address}/picture/640.webp");
        Assert.Equal(HttpStatusCode.Gone, picture.StatusCode);
        Assert.False(await portal.Get<IBlobStore>().ExistsAsync(sha));
        var row = await OnlySearchAsync();
        Assert.Equal((null, null, null), (row.BlobSha256, row.Vector, row.EncoderHash));
        Assert.NotNull(row.RemovedUtc);
    }

    [Fact]
    public async Task Removing_takes_a_form_of_the_portal()
    {
        await portal.SeedAsync();
        using var browser = portal.Browser();
        var address = await Portal.SearchedAsync(browser, Query);

        using var answer = await browser.PostAsync($"{address}/remove", new FormUrlEncodedContent([]));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Null((await OnlySearchAsync()).RemovedUtc);
    }

    [Fact]
    public async Task An_expired_search_is_gone_before_the_sweeper_comes_and_removed_when_it_does()
    {
        await portal.SeedAsync();
        using var browser = portal.Browser();
        var address = await Portal.SearchedAsync(browser, Query);
        var sha = (await OnlySearchAsync()).BlobSha256!;

        portal.Clock.Ahead = TimeSpan.FromHours(24) + TimeSpan.FromSeconds(1);

        using var page = await browser.GetAsync(address);
        Assert.Equal(HttpStatusCode.Gone, page.StatusCode);
        Assert.True(await portal.Get<IBlobStore>().ExistsAsync(sha));
        Assert.Equal(1, await portal.Get<SearchStore>().RemoveExpiredAsync(default));
        Assert.False(await portal.Get<IBlobStore>().ExistsAsync(sha));
        Assert.Equal(0, await portal.Get<SearchStore>().RemoveExpiredAsync(default));
    }

    [Fact]
    public async Task The_sweeper_works_by_itself()
    {
        await using var quick = new Portal(("Search:SweepEvery", "00:00:01"), ("Search:KeepUploads", "00:01:00"));
        await quick.SeedAsync();
        using var browser = quick.Browser();
        await Portal.SearchedAsync(browser, Query);
        quick.Clock.Ahead = TimeSpan.FromMinutes(2);

        await using var context = await quick.OpenAsync();
        await Eventually.HoldsAsync(async () => !await context.Searches.AnyAsync(search => search.RemovedUtc == null));
    }

    [Fact]
    public async Task A_picture_that_another_search_needs_stays()
    {
        await portal.SeedAsync();
        using var browser = portal.Browser();
        var first = await Portal.SearchedAsync(browser, Query);
        var second = await Portal.SearchedAsync(browser, Query);

        using var answer = await RemoveAsync(browser, first);

        using var picture = await browser.GetAsync($"{second}/picture/320.webp");
        Assert.Equal(HttpStatusCode.OK, picture.StatusCode);
    }

    [Fact]
    public async Task A_picture_of_the_catalogue_stays_when_a_search_with_it_is_removed()
    {
        await portal.SeedAsync();
        using var browser = portal.Browser();
        var address = await Portal.SearchedAsync(browser, SeededCatalogue.Picture(portal.Get<IImageDecoder>(), style: 2, subject: 3));
        var sha = (await OnlySearchAsync()).BlobSha256!;

        using var answer = await RemoveAsync(browser, address);

        using var picture = await browser.GetAsync($"/pictures/{sha}/160.webp");
        Assert.Equal(HttpStatusCode.OK, picture.StatusCode);
    }

    private async Task<StyleSearch> OnlySearchAsync()
    {
        await using var context = await portal.OpenAsync();
        return await context.Searches.AsNoTracking().SingleAsync();
    }

    private static async Task<HttpResponseMessage> RemoveAsync(HttpClient browser, string address)
    {
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", await Portal.TokenAsync(browser, address))]);
        return await browser.PostAsync($"{address}/remove", form);
    }
}
