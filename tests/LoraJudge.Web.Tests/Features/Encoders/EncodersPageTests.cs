using System.Net.Http.Json;
using LoraJudge.Domain.Experiments;
using LoraJudge.Style.Imaging;
using LoraJudge.Style.Ranking;
using LoraJudge.Style.Ranking.Posteriors;
using LoraJudge.Testing.Catalog;
using LoraJudge.Web.Features.Search;

namespace LoraJudge.Web.Tests.Features.Encoders;

[Trait("group", "server")]
public sealed class EncodersPageTests
{
    [Fact]
    public async Task An_empty_portal_says_how_to_get_a_trained_encoder()
    {
        await using var portal = new Portal();
        using var browser = await portal.SignedInAsync();

        var html = await browser.GetStringAsync("/encoders");

        Assert.Contains("data-testid=\"no-trained\"", html);
        Assert.Contains("encoder add FILE", html);
    }

    [Fact]
    public async Task It_shows_what_each_encoder_is_and_what_it_is_worth()
    {
        await using var two = await TwoEncoders.CreateAsync();
        await using (var context = await two.Portal.OpenAsync())
        {
            context.Evaluations.Add(
                new Evaluation
                {
                    EncoderId = two.TrainedId,
                    Kind = EvaluationKind.Ranking,
                    Data = "sd-styles/eval",
                    DataHash = new string('e', 64),
                    Figures = """{"queries":1600,"plain":{"meanReciprocalRank":0.523}}""",
                    CreatedUtc = DateTime.UnixEpoch,
                }
            );
            await context.SaveChangesAsync();
        }

        var html = await PageAsync(two);

        Assert.Contains("Ours, 30 models", html);
        Assert.Contains("VGG19, 128 × 128 pixels, channel statistics, 128 dimensions", html);
        Assert.Contains("Validation, on models set aside", html);
        Assert.Contains("validation MRR <strong>0.513</strong>", Plain(html));
        Assert.Contains("Ranking, on sd-styles/eval", html);
        Assert.Contains("mean reciprocal rank <strong>0.523</strong>", Plain(html));
        Assert.Contains("Fake encoder", html);
        Assert.Contains("0 of 36 pictures", html);
    }

    [Fact]
    public async Task A_form_activates_and_the_page_shows_how_far_it_is()
    {
        await using var two = await TwoEncoders.CreateAsync();

        using var answer = await PostAsync(two, $"/encoders/{two.TrainedId}/activate");

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal("/encoders", answer.Headers.Location!.ToString());
        Assert.Equal(two.TrainedId, await two.WantedAsync());
        var html = await PageAsync(two);
        Assert.Contains("Ours, 30 models is being made ready", html);
        Assert.Contains("0 of 36 pictures have their vectors", html);
        Assert.DoesNotContain("data-testid=\"activate\"", html);
    }

    [Fact]
    public async Task A_pending_activation_can_be_cancelled()
    {
        await using var two = await TwoEncoders.CreateAsync();
        await two.Activation.ActivateAsync(two.TrainedId, CancellationToken.None);

        using var answer = await PostAsync(two, "/encoders/cancel");

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Null(await two.WantedAsync());
        Assert.DoesNotContain("data-testid=\"pending\"", await PageAsync(two));
    }

    [Fact]
    public async Task The_way_back_leads_to_the_configured_encoder()
    {
        await using var two = await TwoEncoders.CreateAsync();
        await two.ActivateAsync();
        Assert.Contains("data-testid=\"deactivate\"", await PageAsync(two));

        using var answer = await PostAsync(two, "/encoders/deactivate");
        await two.LookAsync();

        Assert.Equal(TwoEncoders.Configured, two.Snapshot.StatisticsHash);
        Assert.Contains("At once: all vectors are there.", await PageAsync(two));
    }

    [Fact]
    public async Task It_says_why_an_activation_came_to_nothing()
    {
        await using var two = await TwoEncoders.CreateAsync();
        two.Portal.Encoder.Loadable.Clear();

        await two.ActivateAsync();

        Assert.Contains("Ours, 30 models was not activated.", await PageAsync(two));
    }

    [Fact]
    public async Task An_encoder_that_is_not_there_is_404()
    {
        await using var two = await TwoEncoders.CreateAsync();

        using var answer = await PostAsync(two, "/encoders/12345/activate");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_form_of_another_site_is_refused()
    {
        await using var two = await TwoEncoders.CreateAsync();
        using var stranger = await two.Portal.SignedInAsync();
        using var form = new FormUrlEncodedContent([]);

        using var answer = await stranger.PostAsync($"/encoders/{two.TrainedId}/activate", form);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Null(await two.WantedAsync());
    }

    [Fact]
    public async Task A_trained_encoder_tells_likelihoods_fitted_on_the_catalogue_on_the_result_and_to_scripts()
    {
        await using var two = await TwoEncoders.CreateAsync(models: 12, RankingMethod.Centre);
        await two.ActivateAsync();
        using var browser = await two.Portal.SignedInAsync();
        var picture = SeededCatalogue.Picture(two.Portal.Get<IImageDecoder>(), 2, 9);
        using var form = new MultipartFormDataContent { { new ByteArrayContent(picture), "picture", "a.jpg" } };

        var html = await browser.GetStringAsync(await Portal.SearchedAsync(browser, picture));
        using var answer = await browser.PostAsync("/api/search?top=1", form);

        var ranking = (await answer.Content.ReadFromJsonAsync<ApiRanking>())!;
        Assert.InRange(two.Snapshot.Posterior.CalibrationError!.Value, 0, CataloguePosterior.MostError);
        Assert.Null(ranking.LikelihoodNote);
        Assert.InRange(ranking.Ranking[0].Likelihood!.Value + ranking.None!.Value, 0.5, 1);
        Assert.Contains("% likely by this model", WebUtility.HtmlDecode(html));
        Assert.DoesNotContain("likelihood-note", html);
    }

    private static async Task<string> PageAsync(TwoEncoders two)
    {
        using var browser = await two.Portal.SignedInAsync();
        return WebUtility.HtmlDecode(await browser.GetStringAsync("/encoders"));
    }

    private static async Task<HttpResponseMessage> PostAsync(TwoEncoders two, string address)
    {
        using var browser = await two.Portal.SignedInAsync();
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", await Portal.TokenAsync(browser))]);
        return await browser.PostAsync(address, form);
    }

    /// <summary>Without the attributes that tie a style sheet to its component.</summary>
    private static string Plain(string html) =>
        System.Text.RegularExpressions.Regex.Replace(
            html,
            " b-[a-z0-9]{10}",
            "",
            System.Text.RegularExpressions.RegexOptions.None,
            TimeSpan.FromSeconds(1)
        );
}
