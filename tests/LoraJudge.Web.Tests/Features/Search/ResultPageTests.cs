using LoraJudge.Style.Imaging;
using LoraJudge.Testing.Catalog;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Tests.Features.Search;

[Trait("group", "server")]
public sealed class ResultPageTests : IAsyncDisposable
{
    private readonly Portal portal = new();

    private byte[] Query => SeededCatalogue.Picture(portal.Get<IImageDecoder>(), style: 4, subject: 9);

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task It_shows_ten_models_and_ten_more_on_demand()
    {
        await portal.SeedAsync(models: 25);
        using var browser = portal.Browser();
        var address = await Portal.SearchedAsync(browser, Query);

        var first = await browser.GetStringAsync(address);
        var more = await browser.GetStringAsync($"{address}?top=20");
        var all = await browser.GetStringAsync($"{address}?top=30");

        Assert.Equal(
            (10, 20, 25),
            (Count(first, "data-testid=\"card\""), Count(more, "data-testid=\"card\""), Count(all, "data-testid=\"card\""))
        );
        Assert.Contains("?top=20#rank-11", first);
        Assert.DoesNotContain("data-testid=\"more\"", all);
    }

    [Fact]
    public async Task Every_card_shows_what_a_person_needs_in_the_first_answer()
    {
        await portal.SeedAsync();
        using var browser = portal.Browser();

        var html = WebUtility.HtmlDecode(await browser.GetStringAsync(await Portal.SearchedAsync(browser, Query)));

        Assert.Contains("<lora:style_4_v1:1>", html);
        Assert.Contains("striped, style4", html);
        Assert.Contains("SD 1.5", html);
        Assert.Contains("CreativeML OpenRAIL-M", html);
        Assert.Matches(@"<data value=""[0-9.E-]+""[^>]*>0\.[0-9]{3}</data>", html);
        Assert.Contains("of models' own pictures", html);
    }

    [Fact]
    public async Task Every_card_shows_the_same_samples_in_the_same_order()
    {
        await portal.SeedAsync();
        using var browser = portal.Browser();

        var html = await browser.GetStringAsync(await Portal.SearchedAsync(browser, Query));

        var cards = html.Split("data-testid=\"card\"")[1..];
        var orders = cards
            .Select(card => string.Join('|', card.Split("data-sample=\"")[1..].Select(rest => rest.Split('"')[0])))
            .Distinct();
        Assert.Equal("face 1|object 1|landscape 1|abstract 1|pattern 1|painting 1", Assert.Single(orders));
        Assert.Contains("data-testid=\"originals\"", html);
    }

    [Fact]
    public async Task Without_originals_there_is_no_row_of_them()
    {
        await portal.SeedAsync(withOriginals: false);
        using var browser = portal.Browser();

        var html = await browser.GetStringAsync(await Portal.SearchedAsync(browser, Query));

        Assert.DoesNotContain("data-testid=\"originals\"", html);
        Assert.Contains("data-sample=\"face 1\"", html);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task It_says_when_models_are_stand_ins(bool standIns)
    {
        await portal.SeedAsync(standIns: standIns);
        using var browser = portal.Browser();

        var html = await browser.GetStringAsync(await Portal.SearchedAsync(browser, Query));

        Assert.Equal(standIns, html.Contains("data-testid=\"stand-in-note\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/search/AAAAAAAAAAAAAAAAAAAAAA", "There is no such search")]
    [InlineData("/search/x", "There is no such search")]
    [InlineData("/models/nobody", "There is no such model")]
    [InlineData("/nowhere", "There is nothing at this address")]
    public async Task What_is_not_there_is_404_in_words(string address, string words)
    {
        using var browser = portal.Browser();

        using var answer = await browser.GetAsync(address);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains(words, await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_newer_encoder_encodes_the_kept_picture_again()
    {
        var catalogue = await portal.SeedAsync();
        using var browser = portal.Browser();
        var address = await Portal.SearchedAsync(browser, Query);
        portal.Encoder.Hash = new string('d', 64);
        portal.Snapshots.Swap(SeededCatalogue.SnapshotOf(catalogue.Models, portal.Get<IImageDecoder>(), portal.Encoder.Hash));

        var html = await browser.GetStringAsync(address);

        Assert.Contains("Style 4", html);
        Assert.Equal(2, portal.Encoder.Encoded);
        await using var context = await portal.OpenAsync();
        Assert.Equal(portal.Encoder.Hash, (await context.Searches.SingleAsync()).EncoderHash);
    }

    [Fact]
    public async Task While_the_catalogue_is_gone_the_address_asks_to_wait()
    {
        await portal.SeedAsync();
        using var browser = portal.Browser();
        var address = await Portal.SearchedAsync(browser, Query);
        portal.Snapshots.Swap(null);

        using var answer = await browser.GetAsync(address);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Contains("data-testid=\"unavailable\"", await answer.Content.ReadAsStringAsync());
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
