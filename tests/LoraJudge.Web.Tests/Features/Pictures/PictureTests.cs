using System.Net.Http.Headers;
using LoraJudge.Testing.Imaging;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Tests.Features.Pictures;

[Trait("group", "server")]
public sealed class PictureTests : IAsyncDisposable
{
    private readonly Portal portal = new();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task A_thumbnail_may_be_kept_for_ever()
    {
        var sha = await SomePictureAsync();
        using var browser = portal.Browser();

        using var answer = await browser.GetAsync($"/pictures/{sha}/160.webp");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("image/webp", answer.Content.Headers.ContentType!.MediaType);
        var cache = answer.Headers.CacheControl!;
        Assert.True(cache.Public);
        Assert.Equal(TimeSpan.FromDays(365), cache.MaxAge);
        Assert.Contains("immutable", cache.ToString());
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal("RIFF"u8.ToArray(), bytes[..4]);
    }

    [Fact]
    public async Task Who_has_it_already_gets_304()
    {
        var sha = await SomePictureAsync();
        using var browser = portal.Browser();
        using var first = await browser.GetAsync($"/pictures/{sha}/160.webp");
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/pictures/{sha}/160.webp");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var answer = await browser.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotModified, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task It_is_made_once_whoever_asks_at_once()
    {
        var sha = await SomePictureAsync();
        using var browser = portal.Browser();

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => browser.GetByteArrayAsync($"/pictures/{sha}/320.webp")));

        Assert.All(answers, bytes => Assert.Equal(answers[0], bytes));
        Assert.Single(Directory.GetFiles(Path.Combine(portal.Folder, "thumbnails"), "*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("161")]
    [InlineData("0")]
    [InlineData("99999")]
    public async Task Other_widths_are_not_made(string width)
    {
        var sha = await SomePictureAsync();
        using var browser = portal.Browser();

        using var answer = await browser.GetAsync($"/pictures/{sha}/{width}.webp");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("..%2F..%2Fetc%2Fpasswd")]
    [InlineData("ZZZZ")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    public async Task What_is_no_picture_of_the_catalogue_is_404(string sha)
    {
        using var browser = portal.Browser();

        using var answer = await browser.GetAsync($"/pictures/{sha}/160.webp");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task An_upload_is_shown_only_below_its_search()
    {
        await portal.SeedAsync();
        using var browser = portal.Browser();
        var address = await Portal.SearchedAsync(browser, TestFiles.Png(StripedPicture.Draw(77, 3, 400, 300)));
        await using var context = await portal.OpenAsync();
        var sha = (await context.Searches.SingleAsync()).BlobSha256;

        using var asCatalogue = await browser.GetAsync($"/pictures/{sha}/160.webp");
        using var asSearch = await browser.GetAsync($"{address}/picture/160.webp");

        Assert.Equal(HttpStatusCode.NotFound, asCatalogue.StatusCode);
        Assert.Equal(HttpStatusCode.OK, asSearch.StatusCode);
        Assert.Equal((true, true), (asSearch.Headers.CacheControl!.Private, asSearch.Headers.CacheControl.NoCache));
        using var again = new HttpRequestMessage(HttpMethod.Get, $"{address}/picture/160.webp");
        again.Headers.IfNoneMatch.Add(new EntityTagHeaderValue(asSearch.Headers.ETag!.Tag));
        using var unchanged = await browser.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
    }

    private async Task<string> SomePictureAsync()
    {
        var catalogue = await portal.SeedAsync();
        return catalogue.Models[3].References[2].BlobSha256;
    }
}
