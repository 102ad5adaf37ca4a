using LoraJudge.Style.Imaging;
using LoraJudge.Style.Transfer.Samples;
using LoraJudge.Testing.Imaging;
using LoraJudge.Testing.Portal;
using LoraJudge.Testing.Transfer;
using LoraJudge.Web.Features.Production.BackEnds;
using LoraJudge.Web.Features.Production.Building;

namespace LoraJudge.Web.Tests.Features.Production.BackEnds;

[Trait("group", "server")]
public sealed class BackEndsPageTests
{
    private static readonly byte[] Picture = TestFiles.Png(ProceduralSamples.Create(ProceduralCategory.Object, 0).Render(64, 64));

    [Fact]
    public async Task It_is_for_researchers()
    {
        await using var portal = new Portal();
        using var browser = portal.Browser();

        using var answer = await browser.GetAsync("/back-ends");

        Assert.Contains("/sign-in", answer.Headers.Location!.ToString());
    }

    [Fact]
    public async Task A_new_portal_has_the_procedural_styles_and_says_how_to_set_up_the_others()
    {
        await using var portal = new Portal();
        using var browser = await portal.SignedInAsync();

        var html = await browser.GetStringAsync("/back-ends");

        Assert.Equal(["procedural"], portal.Get<TransferBackEnds>().All.Select(backEnd => backEnd.Backend));
        Assert.Contains("Procedural styles", html);
        Assert.Contains("97 LoRA models", html);
        Assert.Contains("Transfer:WebUi:Url", html);
        Assert.Contains("Transfer:ComfyUi:Url", html);
    }

    [Fact]
    public async Task What_a_back_end_lacks_is_named_and_checking_again_sees_that_it_is_there()
    {
        await using var webUi = await StandInWebUi.StartAsync();
        webUi.Modules.Remove("reference_only");
        await using var portal = WithWebUi(webUi);
        using var browser = await portal.SignedInAsync();
        Assert.Contains("no module reference_only", await browser.GetStringAsync("/back-ends"));

        webUi.Modules.Add("reference_only");
        Assert.Contains("no module reference_only", await browser.GetStringAsync("/back-ends"));
        using var checkedAgain = await Portal.PostAsync(browser, "/back-ends/check", [], "/back-ends");

        Assert.Equal(HttpStatusCode.SeeOther, checkedAgain.StatusCode);
        var html = await browser.GetStringAsync("/back-ends");
        Assert.DoesNotContain("no module reference_only", html);
        Assert.Contains("2 LoRA models", html);
    }

    [Fact]
    public async Task A_back_end_that_is_away_is_told_to_be()
    {
        await using var webUi = await StandInWebUi.StartAsync();
        await using var portal = WithWebUi(webUi);
        await webUi.DieAsync();
        using var browser = await portal.SignedInAsync();

        var html = await browser.GetStringAsync("/back-ends");

        Assert.Contains("Does not answer", html);
        Assert.Contains("nothing listens at its address", html);
    }

    [Fact]
    public async Task One_picture_can_be_tried_and_is_shown_with_its_proof()
    {
        await using var comfy = await StandInComfyUi.StartAsync();
        await using var portal = new Portal(
            ("Transfer:ComfyUi:Url", $"{comfy.Address}"),
            ("Transfer:ComfyUi:Checkpoint", "v1-5-pruned"),
            ("Transfer:ComfyUi:PollMilliseconds", "20")
        );
        using var browser = await portal.SignedInAsync();

        using var answer = await TryAsync(browser, "comfyui", "mosaic");

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var id = await EndedAsync(portal, answer);
        var html = await browser.GetStringAsync($"/back-ends?trial={id}");
        Assert.Contains("data-testid=\"proof\"", html);
        Assert.Contains("mosaic.safetensors", html);
        var picture = portal.Get<IImageDecoder>().ReadHeader(await browser.GetByteArrayAsync($"/back-ends/trials/{id}/picture.jpg"));
        Assert.Equal((64, 64), (picture.Width, picture.Height));
    }

    [Fact]
    public async Task A_trial_that_fails_silently_shows_what_was_not_applied()
    {
        await using var webUi = await StandInWebUi.StartAsync();
        webUi.Fail(WebUiFailure.LoraIgnored);
        await using var portal = WithWebUi(webUi);
        using var browser = await portal.SignedInAsync();

        using var answer = await TryAsync(browser, "webui", "mosaic");

        var id = await EndedAsync(portal, answer);
        var html = await browser.GetStringAsync($"/back-ends?trial={id}");
        Assert.Contains("The LoRA mosaic was not applied", html);
        using var picture = await browser.GetAsync($"/back-ends/trials/{id}/picture.jpg");
        Assert.Equal(HttpStatusCode.NotFound, picture.StatusCode);
    }

    [Fact]
    public async Task A_trial_can_be_cancelled()
    {
        await using var webUi = await StandInWebUi.StartAsync();
        webUi.Delay = TimeSpan.FromMinutes(5);
        await using var portal = WithWebUi(webUi);
        using var browser = await portal.SignedInAsync();
        using var answer = await TryAsync(browser, "webui", "mosaic");
        var id = IdOf(answer);
        await Eventually.HoldsAsync(() => webUi.Generations.Total > 0);

        using var second = await TryAsync(browser, "webui", "mosaic");
        using var cancelled = await Portal.PostAsync(browser, $"/back-ends/trials/{id}/cancel", [], "/back-ends");

        Assert.Contains("makes a trial picture already", await second.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.SeeOther, cancelled.StatusCode);
        await EndedAsync(portal, answer);
        Assert.Single(webUi.Interrupted);
    }

    [Theory]
    [InlineData("absent", "mosaic", true, "There is no back end absent")]
    [InlineData("procedural", "", true, "No model is named")]
    [InlineData("procedural", "mosaic", false, "No picture was chosen")]
    public async Task A_form_that_does_not_do_comes_back_with_words(string backEnd, string lora, bool withPicture, string words)
    {
        await using var portal = new Portal();
        using var browser = await portal.SignedInAsync();

        using var answer = await TryAsync(browser, backEnd, lora, withPicture ? Picture : null);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(words, await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_file_that_is_no_picture_is_refused()
    {
        await using var portal = new Portal();
        using var browser = await portal.SignedInAsync();

        using var answer = await TryAsync(browser, "procedural", "mosaic", TestFiles.Text());

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("not a picture", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_trial_that_is_no_longer_kept_is_said_to_be_gone()
    {
        await using var portal = new Portal();
        using var browser = await portal.SignedInAsync();

        Assert.Contains("data-testid=\"trial-gone\"", await browser.GetStringAsync($"/back-ends?trial={Guid.NewGuid()}"));
    }

    private static Portal WithWebUi(StandInWebUi webUi) =>
        new(
            ("Transfer:WebUi:Url", $"{webUi.Address}"),
            ("Transfer:WebUi:Checkpoint", "v1-5-pruned"),
            ("Transfer:WebUi:PollMilliseconds", "20")
        );

    private static Task<HttpResponseMessage> TryAsync(HttpClient browser, string backEnd, string lora) =>
        TryAsync(browser, backEnd, lora, Picture);

    private static async Task<HttpResponseMessage> TryAsync(HttpClient browser, string backEnd, string lora, byte[]? picture)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(AntiforgeryToken.Of(await browser.GetStringAsync("/back-ends"))), "__RequestVerificationToken" },
            { new StringContent(backEnd), "backEnd" },
            { new StringContent(lora), "lora" },
        };
        if (picture is not null)
            form.Add(new ByteArrayContent(picture), "picture", "sample.png");
        return await browser.PostAsync(new Uri("/back-ends", UriKind.Relative), form);
    }

    private static Guid IdOf(HttpResponseMessage answer) =>
        Guid.Parse(answer.Headers.Location!.ToString().Split("trial=")[1].Split('#')[0]);

    private static async Task<Guid> EndedAsync(Portal portal, HttpResponseMessage answer)
    {
        var id = IdOf(answer);
        await Eventually.HoldsAsync(() => portal.Get<BackEndTrials>().Find(id) is not { IsRunning: true });
        return id;
    }
}
