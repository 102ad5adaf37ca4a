using System.Net.Http.Json;
using LoraJudge.Style.Imaging;
using LoraJudge.Testing.Catalog;
using LoraJudge.Web.Features.Search;

namespace LoraJudge.Web.Tests.Features.Search;

[Trait("group", "server")]
public sealed class SearchApiTests : IAsyncDisposable
{
    private readonly Portal portal = new();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task A_script_gets_the_ranking_and_leaves_nothing_behind()
    {
        await portal.SeedAsync();
        using var script = portal.CreateClient();
        var picture = SeededCatalogue.Picture(portal.Get<IImageDecoder>(), style: 7, subject: 9);
        using var form = new MultipartFormDataContent { { new ByteArrayContent(picture), "picture", "a.jpg" } };

        using var answer = await script.PostAsync("/api/search?top=3", form);

        var ranking = (await answer.Content.ReadFromJsonAsync<ApiRanking>())!;
        Assert.Equal(12, ranking.Models);
        Assert.Equal([1, 2, 3], ranking.Ranking.Select(entry => entry.Rank));
        Assert.Equal(
            ("style-7", "Style 7", "<lora:style_7_v1:1>"),
            (ranking.Ranking[0].Model, ranking.Ranking[0].Name, ranking.Ranking[0].Tag)
        );
        Assert.Equal(ranking.Ranking.Select(entry => entry.Distance).Order(), ranking.Ranking.Select(entry => entry.Distance));
        Assert.True(answer.Headers.Contains("Server-Timing"));
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        await using var context = await portal.OpenAsync();
        Assert.Empty(context.Searches);
    }
}
