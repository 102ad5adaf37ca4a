using System.Net.Http.Json;
using System.Text.Json;
using LoraJudge.Style.Imaging;
using LoraJudge.Testing.Catalog;

namespace LoraJudge.Web.Tests.Features.Search;

public sealed class SearchTests : IAsyncDisposable
{
    private readonly Portal portal = new();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task A_picture_finds_the_model_that_draws_like_it()
    {
        await portal.SeedAsync();
        using var browser = portal.Browser();

        using var answer = await Portal.SearchAsync(browser, SeededCatalogue.Picture(portal.Get<IImageDecoder>(), style: 4, subject: 9));

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        var url = body.GetProperty("url").GetString()!;
        Assert.Equal($"/search/{body.GetProperty("id").GetString()}", url);
        var html = await browser.GetStringAsync(url);
        Assert.InRange(html.IndexOf("Style 4", StringComparison.Ordinal), 0, html.IndexOf("Style 5", StringComparison.Ordinal));
    }
}
