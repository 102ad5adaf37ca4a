using LoraJudge.Style.Imaging;
using LoraJudge.Testing.Catalog;

namespace LoraJudge.Web.Tests.Features.Search;

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

    [Theory]
    [InlineData("Search:PerMinute", "-1", "write a number")]
    [InlineData("Search:KeepUploads", "00:00:01", "1.00:00:00")]
    [InlineData("Storage:Folder", " ", "write a folder")]
    public async Task A_wrong_setting_stops_the_start_and_says_what_to_write(string key, string value, string words)
    {
        await using var portal = new Portal((key, value));

        var exception = Assert.ThrowsAny<Exception>(() => portal.CreateClient());

        Assert.Contains(words, exception.Message);
    }
}
