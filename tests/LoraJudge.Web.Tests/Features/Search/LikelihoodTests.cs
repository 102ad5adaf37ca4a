using System.Net.Http.Json;
using LoraJudge.Style.Imaging;
using LoraJudge.Style.Ranking;
using LoraJudge.Testing.Catalog;
using LoraJudge.Web.Features.Search;

namespace LoraJudge.Web.Tests.Features.Search;

/// <summary>Distances are told with likelihoods where those can be believed, and with the reason where not.</summary>
public sealed class LikelihoodTests : IAsyncDisposable
{
    private readonly Portal portal = new();

    public static TheoryData<double?, string> Unbelievable =>
        new()
        {
            { 0.142, "checked on this catalogue's models, they are wrong by 14 percentage points on average, and 10 are allowed." },
            { null, "this catalogue has too few models or pictures to check them." },
        };

    private byte[] Query => SeededCatalogue.Picture(portal.Get<IImageDecoder>(), style: 4, subject: 9);

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Theory]
    [MemberData(nameof(Unbelievable))]
    public async Task Where_they_cannot_be_believed_the_page_tells_distance_and_meaning_alone(double? error, string why)
    {
        await SeedAsync(error);
        using var browser = portal.Browser();

        var html = WebUtility.HtmlDecode(await browser.GetStringAsync(await Portal.SearchedAsync(browser, Query)));

        Assert.Contains(why, html);
        Assert.DoesNotContain("likely by this model", html);
        Assert.DoesNotContain("data-testid=\"likelihood\"", html);
        Assert.Matches("data-nearness=\"(SameStyle|Near)\"", html);
        Assert.Contains("models' own pictures", html);
        Assert.Matches(@"<data value=""[0-9.E-]+""[^>]*>0\.[0-9]{3}</data>", html);
    }

    [Theory]
    [MemberData(nameof(Unbelievable))]
    public async Task A_script_is_told_why_there_are_none(double? error, string why)
    {
        await SeedAsync(error);

        var ranking = await RankAsync();

        Assert.All(ranking.Ranking, entry => Assert.Null(entry.Likelihood));
        Assert.EndsWith(why, ranking.LikelihoodNote);
    }

    [Fact]
    public async Task Where_they_can_be_believed_they_are_told()
    {
        await SeedAsync(error: 0.1);
        using var browser = portal.Browser();

        var html = WebUtility.HtmlDecode(await browser.GetStringAsync(await Portal.SearchedAsync(browser, Query)));
        var ranking = await RankAsync();

        Assert.Contains("likely by this model", html);
        Assert.DoesNotContain("likelihood-note", html);
        Assert.All(ranking.Ranking, entry => Assert.InRange(entry.Likelihood!.Value, 0, 1));
        Assert.Null(ranking.LikelihoodNote);
    }

    private async Task SeedAsync(double? error)
    {
        await portal.SeedAsync();
        var snapshot = portal.Snapshots.Current!;
        portal.Snapshots.Swap(snapshot with { Scale = new DistanceScale(snapshot.Scale.Own, snapshot.Scale.Others, error) });
    }

    private async Task<ApiRanking> RankAsync()
    {
        using var script = portal.CreateClient();
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Query), "picture", "a.jpg" } };
        using var answer = await script.PostAsync("/api/search?top=5", form);
        return (await answer.Content.ReadFromJsonAsync<ApiRanking>())!;
    }
}
