using LoraJudge.Style.Imaging;
using LoraJudge.Style.Ranking;
using LoraJudge.Style.Ranking.Posteriors;
using LoraJudge.Testing.Encoding;
using LoraJudge.Web.Features.Artists.Findings;
using LoraJudge.Web.Features.Artists.Report;

namespace LoraJudge.Web.Tests.Features.Artists;

[Trait("group", "server")]
public sealed class ArtistsByCentreTests
{
    [Fact]
    public async Task A_report_ranks_by_centre_and_says_so()
    {
        await using var artist = await ArtistPortal.CreateAsync();
        await CentredEncoder.SwitchAsync(artist.Portal);
        using var browser = artist.Portal.Browser();
        byte[][] pictures = [artist.Picture(2, 9), artist.Picture(2, 12)];

        var address = await artist.ReportedAsync(browser, [.. pictures.Select((bytes, index) => ($"{index}.jpg", bytes))]);
        var (findings, page) = (await artist.DoneAsync(address), WebUtility.HtmlDecode(await browser.GetStringAsync(address)));

        Assert.Equal("centre", findings.RankedBy);
        Assert.Contains("to the model's centre", page);
        Assert.DoesNotContain("Mean distance", page);
        var snapshot = artist.Portal.Snapshots.Current!;
        var vectors = pictures
            .Select(bytes => artist.Portal.Get<IImageDecoder>().DecodeSquare(bytes, FakeStyleEncoder.Edge))
            .Select(pixels => snapshot.ToStyle(FakeStyleEncoder.Turn(FakeStyleEncoder.Encode(pixels))))
            .ToArray();
        var centres = ((CentreIndex)snapshot.Index).Centres().ToDictionary(model => model.ModelId, model => model.Centre);
        foreach (var model in findings.Ranking)
        {
            var centre = centres[artist.Catalogue.Models.Single(row => row.Slug == model.Model).Id];
            Assert.Equal(
                vectors.Select(vector => StyleDistance.Between(vector, centre)),
                model.Pictures.Select(picture => picture.Distance),
                (a, b) => Math.Abs(a - b) < 1e-6
            );
        }
    }

    [Theory]
    [InlineData(0.05, true)]
    [InlineData(0.142, false)]
    [InlineData(null, false)]
    public async Task Likelihoods_are_told_where_they_can_be_believed(double? error, bool isTold)
    {
        var (findings, page) = await ReportAsync(SomePosterior.Sure, error);

        Assert.All(findings.Ranking, model => Assert.Equal(isTold, model.Likelihood is not null));
        Assert.All(findings.Ranking.SelectMany(model => model.Pictures), picture => Assert.Equal(isTold, picture.Likelihood is not null));
        Assert.All(findings.Pictures, file => Assert.Equal(isTold, file.None is not null));
        Assert.Equal(isTold, findings.None is not null);
        Assert.Equal(isTold, findings.LikelihoodNote is null);
        Assert.Equal(isTold, page.Contains(">Likelihood</th>", StringComparison.Ordinal));
        Assert.Equal(isTold, page.Contains(", likelihood ", StringComparison.Ordinal));
        Assert.Equal(isTold, page.Contains("data-testid=\"verdict\"", StringComparison.Ordinal));
        Assert.DoesNotContain("not known</td>", page);
        if (!isTold)
            Assert.Contains(findings.LikelihoodNote!, page);
    }

    [Fact]
    public async Task A_models_likelihood_is_the_mean_over_the_pictures_of_its_share_of_each()
    {
        var (findings, _) = await ReportAsync(SomePosterior.Unsure, error: 0);

        Assert.All(
            findings.Ranking,
            model => Assert.Equal(model.Pictures.Average(picture => picture.Likelihood)!.Value, model.Likelihood!.Value, 1e-12)
        );
        Assert.Equal(findings.Pictures.Average(file => file.None)!.Value, findings.None!.Value, 1e-12);
        Assert.InRange(findings.Ranking.Sum(model => model.Likelihood)!.Value + findings.None.Value, 0, 1 + 1e-9);
    }

    [Fact]
    public async Task Where_none_of_the_models_is_likely_the_report_says_so_first()
    {
        var (findings, page) = await ReportAsync(SomePosterior.None, error: 0);

        Assert.InRange(findings.None!.Value, 0.6, 1);
        Assert.Contains("Probably none of this catalogue's models made these pictures: on average over the pictures,", page);
        Assert.True(
            page.IndexOf("data-testid=\"verdict\"", StringComparison.Ordinal)
                < page.IndexOf("data-testid=\"artist-ranking\"", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Likelihoods_of_an_earlier_report_which_compared_a_model_with_one_other_are_not_shown()
    {
        var (findings, _) = await ReportAsync(SomePosterior.Sure, error: 0);

        var earlier = ArtistFindings.Read((findings with { None = null }).ToJson());

        Assert.True(findings.HasLikelihoods);
        Assert.All(earlier.Ranking, model => Assert.NotNull(model.Likelihood));
        Assert.False(earlier.HasLikelihoods);
        Assert.Null(ArtistWords.Verdict(earlier));
    }

    private static async Task<(ArtistFindings Findings, string Page)> ReportAsync(StylePosterior posterior, double? error)
    {
        await using var artist = await ArtistPortal.CreateAsync();
        await CentredEncoder.SwitchAsync(artist.Portal);
        SomePosterior.Swap(artist.Portal, posterior, error);
        using var browser = artist.Portal.Browser();
        var address = await artist.ReportedAsync(browser, ("one.jpg", artist.Picture(4, 9)), ("two.jpg", artist.Picture(4, 11)));
        return (await artist.DoneAsync(address), WebUtility.HtmlDecode(await browser.GetStringAsync(address)));
    }
}
