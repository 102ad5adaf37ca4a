using LoraJudge.Data.Blobs;
using LoraJudge.Web.Features.Artists;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Tests.Features.Artists;

[Trait("group", "server")]
public sealed class ArtistPrivacyTests
{
    [Fact]
    public async Task Nothing_of_a_report_is_told_anywhere_but_below_its_address()
    {
        await using var artist = await ArtistPortal.CreateAsync();
        using var browser = artist.Portal.Browser();
        var address = await artist.ReportedAsync(
            browser,
            ("telltale-one.jpg", artist.Picture(4, 9)),
            ("telltale-two.jpg", artist.Picture(4, 11))
        );
        var findings = await artist.DoneAsync(address);
        string[] telling = [address.Split('/')[^1], "telltale", "My pictures", .. findings.Pictures.Select(file => file.Sha256[..16])];

        using var researcher = await artist.Portal.SignedInAsync();
        string[] pages =
        [
            "/",
            "/artists",
            "/artists/",
            "/models",
            "/models/style-4",
            "/encoders",
            "/encoders/fit",
            "/training",
            "/status",
            "/studies",
            "/studies/new",
            "/account",
            "/health/ready",
            "/openapi/v1.json",
        ];
        foreach (var who in (HttpClient[])[browser, researcher])
        foreach (var page in pages)
        {
            using var answer = await who.GetAsync(page);
            var text = $"{answer.Headers}{answer.Content.Headers}{await answer.Content.ReadAsStringAsync()}";
            Assert.All(telling, word => Assert.False(text.Contains(word, StringComparison.OrdinalIgnoreCase), $"{page} tells {word}."));
        }
    }

    [Fact]
    public async Task An_artists_picture_is_no_picture_of_the_catalogue_and_no_query_of_a_study()
    {
        await using var artist = await ArtistPortal.CreateAsync();
        using var browser = artist.Portal.Browser();
        var address = await artist.ReportedAsync(browser, ("one.jpg", artist.Picture(4, 9)), ("two.jpg", artist.Picture(4, 11)));
        var sha = (await artist.DoneAsync(address)).Pictures[0].Sha256;

        using var picture = await browser.GetAsync($"/pictures/{sha}/320.webp");
        using var search = await Portal.SearchAsync(browser, file: null, sample: sha);

        Assert.Equal(HttpStatusCode.NotFound, picture.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, search.StatusCode);
        await using var context = await artist.Portal.OpenAsync();
        Assert.False(await context.Topics.AnyAsync(topic => topic.BlobSha256 == sha));
        Assert.False(await context.Searches.AnyAsync(row => row.BlobSha256 == sha));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/report.json")]
    [InlineData("/picture/1/320.webp")]
    public async Task What_belongs_to_a_report_is_kept_by_no_cache_and_listed_by_no_search_engine(string part)
    {
        await using var artist = await ArtistPortal.CreateAsync();
        using var browser = artist.Portal.Browser();
        var address = await artist.ReportedAsync(browser, ("one.jpg", artist.Picture(4, 9)), ("two.jpg", artist.Picture(4, 11)));

        using var answer = await browser.GetAsync(address + part);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Contains("noindex", string.Join(' ', answer.Headers.GetValues("X-Robots-Tag")));
        Assert.Equal("same-origin", string.Join(' ', answer.Headers.GetValues("Referrer-Policy")));
    }

    [Fact]
    public async Task A_report_is_removed_whole_by_its_button()
    {
        await using var artist = await ArtistPortal.CreateAsync();
        using var browser = artist.Portal.Browser();
        var address = await artist.ReportedAsync(browser, ("one.jpg", artist.Picture(4, 9)), ("two.jpg", artist.Picture(4, 11)));
        var files = (await artist.DoneAsync(address)).Pictures;

        using var answer = await Portal.PostAsync(browser, $"{address}/remove", [], page: address);

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Contains("have been removed", await browser.GetStringAsync(answer.Headers.Location));
        using var page = await browser.GetAsync(address);
        using var picture = await browser.GetAsync($"{address}/picture/1/320.webp");
        using var json = await browser.GetAsync($"{address}/report.json");
        Assert.Equal(
            (HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound),
            (page.StatusCode, picture.StatusCode, json.StatusCode)
        );
        Assert.Contains("There is no such report", await page.Content.ReadAsStringAsync());
        Assert.Equal((0, 0), await artist.CountAsync());
        foreach (var file in files)
            Assert.False(await artist.Portal.Get<IBlobStore>().ExistsAsync(file.Sha256));
    }

    [Fact]
    public async Task Removing_takes_a_form_of_the_portal()
    {
        await using var artist = await ArtistPortal.CreateAsync();
        using var browser = artist.Portal.Browser();
        var address = await artist.ReportedAsync(browser, ("one.jpg", artist.Picture(4, 9)), ("two.jpg", artist.Picture(4, 11)));

        using var answer = await browser.PostAsync($"{address}/remove", new FormUrlEncodedContent([]));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal((1, 2), await artist.CountAsync());
    }

    [Fact]
    public async Task An_expired_report_is_gone_before_the_sweeper_comes_and_removed_when_it_does()
    {
        await using var artist = await ArtistPortal.CreateAsync(("Artists:SweepEvery", "1.00:00:00"));
        using var browser = artist.Portal.Browser();
        var address = await artist.ReportedAsync(browser, ("one.jpg", artist.Picture(4, 9)), ("two.jpg", artist.Picture(4, 11)));
        var sha = (await artist.DoneAsync(address)).Pictures[0].Sha256;

        artist.Portal.Clock.Ahead = TimeSpan.FromDays(30) + TimeSpan.FromSeconds(1);

        using var page = await browser.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        Assert.Equal((1, 2), await artist.CountAsync());
        Assert.Equal(1, await artist.Portal.Get<ArtistStore>().RemoveExpiredAsync(default));
        Assert.Equal((0, 0), await artist.CountAsync());
        Assert.False(await artist.Portal.Get<IBlobStore>().ExistsAsync(sha));
    }

    [Fact]
    public async Task The_sweeper_works_by_itself()
    {
        await using var artist = await ArtistPortal.CreateAsync(("Artists:SweepEvery", "00:00:01"), ("Artists:Keep", "00:01:00"));
        using var browser = artist.Portal.Browser();
        await artist.ReportedAsync(browser, ("one.jpg", artist.Picture(4, 9)), ("two.jpg", artist.Picture(4, 11)));
        artist.Portal.Clock.Ahead = TimeSpan.FromMinutes(2);

        await Eventually.HoldsAsync(async () => await artist.CountAsync() == (0, 0));
    }

    [Fact]
    public async Task A_picture_that_something_else_needs_stays_when_a_report_is_removed()
    {
        await using var artist = await ArtistPortal.CreateAsync();
        using var browser = artist.Portal.Browser();
        var ofCatalogue = artist.Picture(3, 2);
        var first = await artist.ReportedAsync(browser, ("one.jpg", ofCatalogue), ("two.jpg", artist.Picture(4, 11)));
        var second = await artist.ReportedAsync(browser, ("one.jpg", artist.Picture(5, 9)), ("two.jpg", artist.Picture(4, 11)));

        (await Portal.PostAsync(browser, $"{first}/remove", [], page: first)).Dispose();

        using var catalogue = await browser.GetAsync($"/pictures/{BlobKey.Of(ofCatalogue)}/160.webp");
        using var other = await browser.GetAsync($"{second}/picture/2/160.webp");
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (catalogue.StatusCode, other.StatusCode));
    }

    [Theory]
    [InlineData("Artists:Keep", "00:00:01", "30.00:00:00")]
    [InlineData("Artists:MostPictures", "1", "write a number")]
    [InlineData("Artists:NearPercent", "0", "write a number")]
    [InlineData("Artists:PerHour", "-1", "write a number")]
    public async Task A_wrong_setting_stops_the_start_and_says_what_to_write(string key, string value, string words)
    {
        var exception = await Portal.FailedStartAsync((key, value));

        Assert.Contains(words, exception.Message);
    }
}
