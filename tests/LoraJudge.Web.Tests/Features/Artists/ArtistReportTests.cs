using LoraJudge.Style.Imaging;
using LoraJudge.Style.Ranking;
using LoraJudge.Testing.Encoding;
using LoraJudge.Testing.Portal;
using LoraJudge.Web.Features.Artists.Findings;
using LoraJudge.Web.Shared.Problems;

namespace LoraJudge.Web.Tests.Features.Artists;

[Trait("group", "server")]
public sealed class ArtistReportTests
{
    [Fact]
    public async Task The_model_that_draws_like_all_pictures_comes_first_and_is_near_all()
    {
        await using var artist = await ArtistPortal.CreateAsync();
        using var browser = artist.Portal.Browser();

        var address = await artist.ReportedAsync(browser, ("one.jpg", artist.Picture(4, 9)), ("two.jpg", artist.Picture(4, 11)));

        var page = await browser.GetStringAsync(address);
        var findings = await artist.DoneAsync(address);
        Assert.Equal("style-4", findings.Ranking[0].Model);
        Assert.True(findings.Ranking[0].IsNearAll);
        Assert.Contains("My pictures", page);
        Assert.Contains("Style 4", page);
        Assert.Contains(findings.EncoderHash, page);
        Assert.All(findings.Pictures, file => Assert.Contains(file.Sha256, page));
        Assert.Contains("Nearness is no proof", page);
    }

    [Fact]
    public async Task By_mean_distance_there_are_no_likelihoods_and_the_report_says_why()
    {
        await using var artist = await ArtistPortal.CreateAsync();
        using var browser = artist.Portal.Browser();

        var address = await artist.ReportedAsync(browser, ("one.jpg", artist.Picture(4, 9)), ("two.jpg", artist.Picture(4, 11)));

        var findings = await artist.DoneAsync(address);
        var page = WebUtility.HtmlDecode(await browser.GetStringAsync(address));
        Assert.All(findings.Ranking, model => Assert.Null(model.Likelihood));
        Assert.Contains("ranks models by mean distance", findings.LikelihoodNote);
        Assert.Contains(findings.LikelihoodNote!, page);
        Assert.DoesNotContain(">Likelihood</th>", page);
    }

    [Fact]
    public async Task Places_and_distances_are_those_of_an_exhaustive_ranking()
    {
        await using var artist = await ArtistPortal.CreateAsync();
        using var browser = artist.Portal.Browser();
        byte[][] pictures = [artist.Picture(2, 9), artist.Picture(7, 9), artist.Picture(7, 12)];

        var address = await artist.ReportedAsync(browser, [.. pictures.Select((bytes, index) => ($"{index}.jpg", bytes))]);

        var findings = await artist.DoneAsync(address);
        var snapshot = artist.Portal.Snapshots.Current!;
        var models = ((BoundedIndex)snapshot.Index).Models();
        var vectors = pictures
            .Select(bytes =>
                snapshot.ToStyle(FakeStyleEncoder.Encode(artist.Portal.Get<IImageDecoder>().DecodeSquare(bytes, FakeStyleEncoder.Edge)))
            )
            .ToArray();
        var distances = models.ToDictionary(
            model => artist.Catalogue.Models.Single(row => row.Id == model.ModelId).Slug,
            model => vectors.Select(vector => model.References.Average(reference => StyleDistance.Between(vector, reference))).ToArray()
        );
        Assert.NotEmpty(findings.Ranking);
        foreach (var model in findings.Ranking)
        {
            var own = distances[model.Model];
            Assert.Equal(own.Average(), model.Distance, 9);
            Assert.Equal(1 + distances.Values.Count(other => other.Average() < own.Average()), model.Rank);
            for (var picture = 0; picture < own.Length; picture++)
            {
                Assert.Equal(own[picture], model.Pictures[picture].Distance, 9);
                Assert.Equal(1 + distances.Values.Count(other => other[picture] < own[picture]), model.Pictures[picture].Rank);
            }

            Assert.Equal(model.Pictures.Max(picture => picture.Rank), model.WorstRank);
            Assert.Equal(model.WorstRank <= findings.NearWithin, model.IsNearAll);
        }
    }

    [Fact]
    public async Task The_evidence_is_the_models_nearest_pictures_to_each_picture()
    {
        await using var artist = await ArtistPortal.CreateAsync();
        using var browser = artist.Portal.Browser();

        // A model's own reference: nothing of it is nearer than itself.
        var address = await artist.ReportedAsync(browser, ("own.jpg", artist.Picture(3, 2)), ("other.jpg", artist.Picture(3, 9)));

        var first = (await artist.DoneAsync(address)).Ranking.Single(model => model.Model == "style-3");
        Assert.Equal(artist.Catalogue.Models[3].References[2].BlobSha256, first.Pictures[0].Nearest[0].Sha256);
        Assert.Equal(0, first.Pictures[0].Nearest[0].Distance, 5);
        Assert.All(
            first.Pictures,
            picture =>
                Assert.Equal(
                    picture.Nearest.Select(reference => reference.Distance).Order(),
                    picture.Nearest.Select(reference => reference.Distance)
                )
        );
    }

    [Fact]
    public async Task Files_that_are_no_pictures_are_left_out_with_the_reason_and_the_good_ones_kept()
    {
        await using var artist = await ArtistPortal.CreateAsync();
        using var browser = artist.Portal.Browser();
        var good = artist.Picture(4, 9);
        // The header is a picture's, the rest is missing.
        var damaged = artist.Picture(5, 9)[..600];

        var address = await artist.ReportedAsync(
            browser,
            ("good.jpg", good),
            ("diary.jpg", "Dear diary"u8.ToArray()),
            ("again.jpg", good),
            ("damaged.jpg", damaged),
            ("also.jpg", artist.Picture(4, 12))
        );

        var findings = await artist.DoneAsync(address);
        Assert.Equal(["good.jpg", "also.jpg"], findings.Pictures.Select(file => file.FileName).Where(name => name != "damaged.jpg"));
        Assert.Contains(findings.LeftOut, file => file.FileName == "diary.jpg" && file.Reason.Contains("JPEG", StringComparison.Ordinal));
        Assert.Contains(
            findings.LeftOut,
            file => file.FileName == "again.jpg" && file.Reason.Contains("good.jpg", StringComparison.Ordinal)
        );
        Assert.Contains("diary.jpg", await browser.GetStringAsync(address));
    }

    [Fact]
    public async Task A_report_that_was_interrupted_is_made_when_somebody_opens_it()
    {
        await using var artist = await ArtistPortal.CreateAsync();
        using var browser = artist.Portal.Browser();
        var address = await artist.ReportedAsync(browser, ("one.jpg", artist.Picture(4, 9)), ("two.jpg", artist.Picture(4, 11)));
        var store = artist.Portal.Get<Web.Features.Artists.ArtistStore>();
        var code = address.Split('/')[^1];
        await Eventually.HoldsAsync(() => artist.Portal.Get<Web.Features.Artists.ArtistWork>().Of(code) is { IsUnderWay: false });
        await store.CompleteAsync(code, ArtistFindings.Awaited("Encoder", new string('c', 64), []), CancellationToken.None);

        var waiting = await browser.GetStringAsync(address);

        Assert.Contains("The report is being made", waiting);
        Assert.Equal("style-4", (await artist.DoneAsync(address)).Ranking[0].Model);
    }

    [Fact]
    public async Task A_script_gets_the_same_findings_and_leaves_nothing_behind()
    {
        await using var artist = await ArtistPortal.CreateAsync();
        using var browser = artist.Portal.Browser();
        var address = await artist.ReportedAsync(browser, ("one.jpg", artist.Picture(4, 9)), ("two.jpg", artist.Picture(6, 11)));
        var before = await artist.CountAsync();
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(artist.Picture(4, 9)), "pictures", "one.jpg" },
            { new ByteArrayContent(artist.Picture(6, 11)), "pictures", "two.jpg" },
        };

        using var script = artist.Portal.CreateClient();
        using var answer = await script.PostAsync("/api/artists", form);

        var found = ArtistFindings.Read(await answer.Content.ReadAsStringAsync());
        var kept = ArtistFindings.Read(await browser.GetStringAsync($"{address}/report.json"));
        Assert.Equal(
            kept.Ranking.Select(model => (model.Model, model.Distance)),
            found.Ranking.Select(model => (model.Model, model.Distance))
        );
        Assert.Equal(before, await artist.CountAsync());
        Assert.Contains("no-store", answer.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task One_picture_is_refused_in_words_and_without_script_on_the_page()
    {
        await using var artist = await ArtistPortal.CreateAsync();
        using var browser = artist.Portal.Browser();

        using var json = await ArtistPortal.SendAsync(browser, [("one.jpg", artist.Picture(4))]);
        using var page = await ArtistPortal.SendAsync(browser, [("one.jpg", artist.Picture(4))], script: false);

        Assert.Equal(HttpStatusCode.BadRequest, json.StatusCode);
        Assert.Contains("too-few-pictures", await json.Content.ReadAsStringAsync());
        var words = await page.Content.ReadAsStringAsync();
        Assert.Contains("Choose two pictures or more", words);
        Assert.Contains("Which models come near your pictures?", words);
        Assert.Equal((0, 0), await artist.CountAsync());
    }

    [Fact]
    public async Task More_pictures_than_are_taken_are_refused()
    {
        await using var artist = await ArtistPortal.CreateAsync(("Artists:MostPictures", "3"));
        using var browser = artist.Portal.Browser();

        using var answer = await ArtistPortal.SendAsync(
            browser,
            Enumerable.Range(0, 4).Select(style => ($"{style}.jpg", artist.Picture(style)))
        );

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("too-many-pictures", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Sending_takes_a_form_of_the_portal()
    {
        await using var artist = await ArtistPortal.CreateAsync();
        using var browser = artist.Portal.Browser();
        using var form = new MultipartFormDataContent
        {
            { new StringContent("wrong"), AntiforgeryToken.Field },
            { new ByteArrayContent(artist.Picture(4)), "pictures", "one.jpg" },
            { new ByteArrayContent(artist.Picture(5)), "pictures", "two.jpg" },
        };

        using var answer = await browser.PostAsync("/artists", form);

        Assert.Equal(SearchProblem.StaleForm.Status, (int)answer.StatusCode);
        Assert.Equal((0, 0), await artist.CountAsync());
    }

    [Fact]
    public async Task More_reports_than_the_limit_are_429_with_the_time_to_come_back()
    {
        await using var artist = await ArtistPortal.CreateAsync(("Artists:PerHour", "1"));
        using var browser = artist.Portal.Browser();
        (string, byte[])[] files = [("one.jpg", artist.Picture(4)), ("two.jpg", artist.Picture(5))];
        await artist.ReportedAsync(browser, files);

        using var answer = await ArtistPortal.SendAsync(browser, files);

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
    }
}
