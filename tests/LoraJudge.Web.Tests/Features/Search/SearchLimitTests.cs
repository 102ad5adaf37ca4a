using LoraJudge.Style.Imaging;
using LoraJudge.Testing.Catalog;

namespace LoraJudge.Web.Tests.Features.Search;

[Trait("group", "server")]
public sealed class SearchLimitTests
{
    [Fact]
    public async Task More_searches_than_the_limit_are_429_with_the_time_to_come_back()
    {
        await using var portal = new Portal(("Search:PerMinute", "2"));
        await portal.SeedAsync();
        using var browser = portal.Browser();
        var picture = SeededCatalogue.Picture(portal.Get<IImageDecoder>(), style: 1, subject: 9);
        await Portal.SearchedAsync(browser, picture);
        await Portal.SearchedAsync(browser, picture);

        using var answer = await Portal.SearchAsync(browser, picture);

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Contains("too-many-searches", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task More_reports_than_the_limit_are_told_as_reports()
    {
        await using var portal = new Portal(("Artists:PerHour", "1"));
        using var browser = portal.Browser();
        foreach (var address in (string[])["/artists", "/api/artists"])
            (await browser.PostAsync(address, new FormUrlEncodedContent([]))).Dispose();

        using var request = new HttpRequestMessage(HttpMethod.Post, "/artists") { Content = new FormUrlEncodedContent([]) };
        request.Headers.Add("Accept", "application/json");
        using var answer = await browser.SendAsync(request);

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalMinutes, 1, 60);
        var words = await answer.Content.ReadAsStringAsync();
        Assert.Contains("too-many-reports", words);
        Assert.Contains("Too many reports from this address", words);
        Assert.Matches("Try again in [0-9]+ minutes", words);
        Assert.DoesNotContain("searches", words);
    }

    [Theory]
    [InlineData("Search:PerMinute", "-1", "write a number")]
    [InlineData("Search:KeepUploads", "00:00:01", "1.00:00:00")]
    [InlineData("Storage:Folder", " ", "write a folder")]
    public async Task A_wrong_setting_stops_the_start_and_says_what_to_write(string key, string value, string words)
    {
        var exception = await Portal.FailedStartAsync((key, value));

        Assert.Contains(words, exception.Message);
    }
}
