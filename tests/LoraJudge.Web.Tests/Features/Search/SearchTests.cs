using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using LoraJudge.Style.Imaging;
using LoraJudge.Testing.Catalog;

namespace LoraJudge.Web.Tests.Features.Search;

[Trait("group", "server")]
public sealed class SearchTests : IAsyncDisposable
{
    private readonly Portal portal = new();

    private byte[] Query => SeededCatalogue.Picture(portal.Get<IImageDecoder>(), style: 4, subject: 9);

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task A_picture_finds_the_model_that_draws_like_it()
    {
        await portal.SeedAsync();
        using var browser = portal.Browser();

        using var answer = await Portal.SearchAsync(browser, Query);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        var url = body.GetProperty("url").GetString()!;
        Assert.Equal($"/search/{body.GetProperty("id").GetString()}", url);
        Assert.Equal(url, answer.Headers.Location!.ToString());
        var html = await browser.GetStringAsync(url);
        Assert.InRange(html.IndexOf("Style 4", StringComparison.Ordinal), 0, html.IndexOf("Style 5", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_script_the_form_leads_to_the_result()
    {
        await portal.SeedAsync();
        using var browser = portal.Browser();

        using var answer = await Portal.SearchAsync(browser, Query, script: false);

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        using var result = await browser.GetAsync(answer.Headers.Location);
        Assert.Equal(HttpStatusCode.OK, result.StatusCode);
    }

    [Fact]
    public async Task Without_script_an_error_stands_on_the_page_with_its_status()
    {
        await portal.SeedAsync();
        using var browser = portal.Browser();

        using var answer = await Portal.SearchAsync(browser, "no picture"u8.ToArray(), script: false);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        var html = await answer.Content.ReadAsStringAsync();
        Assert.Contains("This file is not a picture", html);
        Assert.Contains("data-search-form", html);
    }

    [Fact]
    public async Task An_example_of_the_start_page_can_be_searched_with()
    {
        await portal.SeedAsync();
        using var browser = portal.Browser();
        var html = await browser.GetStringAsync("/");
        var sample = html.Split("name=\"sample\" value=\"")[1][..64];

        using var answer = await Portal.SearchAsync(browser, file: null, sample: sample);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
    }

    [Fact]
    public async Task A_picture_that_is_not_in_the_catalogue_is_no_sample()
    {
        await portal.SeedAsync();
        using var browser = portal.Browser();

        using var answer = await Portal.SearchAsync(browser, file: null, sample: new string('0', 64));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Every_answer_says_where_the_time_went(bool good)
    {
        await portal.SeedAsync();
        using var browser = portal.Browser();

        using var answer = await Portal.SearchAsync(browser, good ? Query : "no picture"u8.ToArray());

        var entries = Assert
            .Single(answer.Headers.GetValues("Server-Timing"))
            .Split(", ")
            .Select(entry => entry.Split(";dur="))
            .ToDictionary(pair => pair[0], pair => double.Parse(pair[1], CultureInfo.InvariantCulture));
        Assert.Equal(["decode", "queue", "encode", "rank", "total"], entries.Keys);
        if (good)
        {
            Assert.InRange(entries["encode"], 2, 2);
            Assert.InRange(entries["total"], entries["decode"] + entries["rank"], 60_000);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_upload_is_ranked_once_by_the_page_that_shows_it(bool script)
    {
        var catalogue = await portal.SeedAsync();
        var index = new CountedIndex(catalogue.Snapshot.Index);
        portal.Snapshots.Swap(catalogue.Snapshot with { Index = index });
        using var browser = portal.Browser();

        using var answer = await Portal.SearchAsync(browser, Query, script: script);
        using var page = await browser.GetAsync(answer.Headers.Location);

        Assert.Contains("Style 4", await page.Content.ReadAsStringAsync());
        Assert.Equal(1, index.Searches);
        Assert.Contains("rank;dur=", Assert.Single(page.Headers.GetValues("Server-Timing")));
    }

    [Fact]
    public async Task Ten_searches_at_once_are_all_answered()
    {
        await portal.SeedAsync();
        using var browser = portal.Browser();
        await Portal.TokenAsync(browser);

        var addresses = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Portal.SearchedAsync(browser, Query)));

        Assert.Equal(10, addresses.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(10, portal.Encoder.Encoded);
    }

    [Fact]
    public async Task A_busy_encoder_is_503_with_the_time_to_come_back()
    {
        await portal.SeedAsync();
        portal.Encoder.BusyFor = TimeSpan.FromSeconds(3.2);
        using var browser = portal.Browser();

        using var answer = await Portal.SearchAsync(browser, Query);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(4), answer.Headers.RetryAfter!.Delta);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("busy", body.GetProperty("reason").GetString());
        Assert.Equal("The portal is busy", body.GetProperty("title").GetString());
    }

    [Fact]
    public async Task An_unavailable_encoder_says_how_to_mend_it()
    {
        await portal.SeedAsync();
        portal.Encoder.Problem = "Install libstdc++ 13.";
        using var browser = portal.Browser();

        using var answer = await Portal.SearchAsync(browser, Query);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("Install libstdc++ 13.", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task An_empty_catalogue_says_how_to_fill_it()
    {
        using var browser = portal.Browser();
        var html = await browser.GetStringAsync("/");

        Assert.Contains("import FOLDER", html);
        Assert.DoesNotContain("data-search-form", html);
    }

    [Fact]
    public async Task While_the_encoder_of_the_catalogue_is_another_one_searches_are_asked_to_wait()
    {
        await portal.SeedAsync();
        portal.Encoder.Hash = new string('c', 64);
        using var browser = portal.Browser();

        using var answer = await Portal.SearchAsync(browser, Query);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Contains("catalogue-re-encoding", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_form_of_another_site_is_refused()
    {
        await portal.SeedAsync();
        using var stranger = portal.Browser();
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Query), "picture", "picture.jpg" } };

        using var answer = await stranger.PostAsync("/search", form);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(0, portal.Encoder.Encoded);
    }
}
