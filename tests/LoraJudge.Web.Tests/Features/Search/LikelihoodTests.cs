using System.Net.Http.Json;
using System.Text.RegularExpressions;
using LoraJudge.Style.Imaging;
using LoraJudge.Style.Ranking.Posteriors;
using LoraJudge.Testing.Catalog;
using LoraJudge.Web.Features.Search;

namespace LoraJudge.Web.Tests.Features.Search;

/// <summary>Searches are told with likelihoods where those can be believed, and with the reason where not.</summary>
[Trait("group", "server")]
public sealed partial class LikelihoodTests : IAsyncDisposable
{
    private const int Models = 14;

    private readonly Portal portal = new();

    public static TheoryData<double?, string> Unbelievable =>
        new()
        {
            { 0.142, "checked on this catalogue's models, they are wrong by 14 percentage points on average, and 10 are allowed." },
            {
                null,
                "this catalogue has too few pictures to check them: 8 models with two pictures or more are needed, and 50 pictures of these."
            },
        };

    public static TheoryData<string, string> Verdicts =>
        new()
        {
            { nameof(SomePosterior.Sure), "Probably Style 4" },
            { nameof(SomePosterior.Unsure), "No clear answer" },
            { nameof(SomePosterior.None), "Probably none of these models" },
        };

    private byte[] Query => SeededCatalogue.Picture(portal.Get<IImageDecoder>(), style: 4, subject: 9);

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Theory]
    [MemberData(nameof(Unbelievable))]
    public async Task Where_they_cannot_be_believed_the_page_tells_distance_and_meaning_alone(double? error, string why)
    {
        await SeedAsync(SomePosterior.Sure, error);

        var html = await PageAsync();

        Assert.Contains(why, html);
        AssertTellsDistancesAlone(html);
    }

    [Theory]
    [MemberData(nameof(Unbelievable))]
    public async Task A_script_is_told_why_there_are_none(double? error, string why)
    {
        await SeedAsync(SomePosterior.Sure, error);

        var ranking = await RankAsync();

        Assert.All(ranking.Ranking, entry => Assert.Null(entry.Likelihood));
        Assert.Null(ranking.None);
        Assert.EndsWith(why, ranking.LikelihoodNote);
    }

    [Fact]
    public async Task By_mean_distance_there_are_none()
    {
        await portal.SeedAsync(Models);

        var (html, ranking) = (await PageAsync(), await RankAsync());

        AssertTellsDistancesAlone(html);
        Assert.Contains("ranks models by mean distance", ranking.LikelihoodNote);
        Assert.Contains(ranking.LikelihoodNote!, html);
        Assert.Null(ranking.None);
    }

    [Theory]
    [MemberData(nameof(Verdicts))]
    public async Task The_page_says_first_what_is_probable(string posterior, string heading)
    {
        await SeedAsync(Posterior(posterior), error: 0.1);

        var html = await PageAsync();

        Assert.Matches($@"<h2 id=""verdict""[^>]*>{Regex.Escape(heading)}</h2>", html);
        Assert.DoesNotContain("likelihood-note", html);
        Assert.True(
            html.IndexOf("data-testid=\"verdict\"", StringComparison.Ordinal)
                < html.IndexOf("data-testid=\"card\"", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData(nameof(SomePosterior.Sure), 0)]
    [InlineData(nameof(SomePosterior.Unsure), 10)]
    [InlineData(nameof(SomePosterior.Unsure), 14)]
    [InlineData(nameof(SomePosterior.None), 10)]
    public async Task What_the_page_shows_adds_up_to_100_percent(string posterior, int top)
    {
        await SeedAsync(Posterior(posterior), error: 0.1);

        var html = await PageAsync(top == 0 ? "" : $"?top={top}");

        var parts = Part().Matches(html).ToDictionary(part => part.Groups["part"].Value, part => Number(part.Groups["percent"].Value));
        string[] expected = top == Models ? ["first", "others", "none"] : ["first", "others", "further", "none"];
        Assert.Equal(expected, parts.Keys);
        Assert.Equal(100, parts.Values.Sum());
        int[] cards = [.. Card().Matches(html).Select(card => Number(card.Groups["percent"].Value))];
        Assert.Equal(parts["first"] + parts["others"], cards.Sum());
        Assert.DoesNotContain(0, cards);
        // Words about the distance alone would contradict them.
        Assert.DoesNotContain("models' own pictures", html);
        Assert.DoesNotContain("pictures and another model", html);
    }

    [Fact]
    public async Task A_script_gets_shares_of_all_models_and_none_that_sum_to_one()
    {
        await SeedAsync(new StylePosterior(2, 0.05, 0.1, 0.3, 0.5, 0.1), error: 0.1);

        var ranking = await RankAsync(top: 1000);

        Assert.Equal(Models, ranking.Ranking.Count);
        Assert.Equal(1, ranking.Ranking.Sum(entry => entry.Likelihood!.Value) + ranking.None!.Value, 1e-6);
        Assert.Equal(ranking.Ranking.OrderByDescending(entry => entry.Likelihood), ranking.Ranking);
        Assert.Null(ranking.LikelihoodNote);
    }

    private static int Number(string digits) => int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);

    private static StylePosterior Posterior(string name) =>
        name switch
        {
            nameof(SomePosterior.Sure) => SomePosterior.Sure,
            nameof(SomePosterior.None) => SomePosterior.None,
            _ => SomePosterior.Unsure,
        };

    private static void AssertTellsDistancesAlone(string html)
    {
        Assert.DoesNotContain("likely by this model", html);
        Assert.DoesNotContain("data-testid=\"likelihood\"", html);
        Assert.DoesNotContain("data-testid=\"verdict\"", html);
        Assert.Matches("data-nearness=\"(SameStyle|Near)\"", html);
        Assert.Contains("models' own pictures", html);
        Assert.Matches(@"<data value=""[0-9.E-]+""[^>]*>[0-9]+\.[0-9]{3}</data>", html);
    }

    private async Task SeedAsync(StylePosterior posterior, double? error)
    {
        await portal.SeedAsync(Models);
        await CentredEncoder.SwitchAsync(portal);
        SomePosterior.Swap(portal, posterior, error);
    }

    private async Task<string> PageAsync(string query = "")
    {
        using var browser = portal.Browser();
        return WebUtility.HtmlDecode(await browser.GetStringAsync(await Portal.SearchedAsync(browser, Query) + query));
    }

    private async Task<ApiRanking> RankAsync(int top = 5)
    {
        using var script = portal.CreateClient();
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Query), "picture", "a.jpg" } };
        using var answer = await script.PostAsync($"/api/search?top={top}", form);
        return (await answer.Content.ReadFromJsonAsync<ApiRanking>())!;
    }

    [GeneratedRegex("<data value=\"(?<percent>[0-9]+)\" data-testid=\"share-(?<part>[a-z]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Part();

    [GeneratedRegex("data-testid=\"likelihood\"[^>]*>(?<percent>[0-9]+)% likely by this model", RegexOptions.None, 1000)]
    private static partial Regex Card();
}
