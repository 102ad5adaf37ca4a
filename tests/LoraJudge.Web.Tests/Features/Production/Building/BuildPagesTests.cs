using LoraJudge.Style.Transfer;

namespace LoraJudge.Web.Tests.Features.Production.Building;

[Trait("group", "server")]
public sealed class BuildPagesTests
{
    [Fact]
    public async Task A_run_is_started_by_the_form_and_shown()
    {
        await using var site = await BuildSite.CreateAsync();
        using var browser = await site.Portal.SignedInAsync();

        using var answer = await Portal.PostAsync(browser, "/building", Fields(site));

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var page = await browser.GetStringAsync(answer.Headers.Location!.ToString());
        Assert.Contains("3 models × the samples of Diverse, by counting, 64 pixels, seed 5.", WebUtility.HtmlDecode(page));
        Assert.Contains("data-testid=\"pause\"", page);
        Assert.Contains("researcher@example.org", await browser.GetStringAsync("/building"));
    }

    [Fact]
    public async Task What_the_back_end_lacks_is_listed_beside_the_form_as_it_was_filled_in()
    {
        await using var site = await BuildSite.CreateAsync();
        site.Transfer.Problems = ["The LoRA lora_1 is not there.", "The LoRA lora_2 is not there."];
        using var browser = await site.Portal.SignedInAsync();

        using var answer = await Portal.PostAsync(browser, "/building", Fields(site));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.All(site.Transfer.Problems, problem => Assert.Contains($">{problem}</li>", page));
        Assert.Contains("value=\"64\"", page);
    }

    [Theory]
    [InlineData("edge", "100", "The longest side is 100 pixels: write a multiple of 8")]
    [InlineData("edge", "wide", "The longest side is \"wide\": write a whole number.")]
    [InlineData("seed", "-1", "The seed is \"-1\": write a whole number.")]
    [InlineData("set", "99", "There is no such sample set")]
    [InlineData("backend", "nobody", "This portal has no back end \"nobody\"")]
    [InlineData("models", "Chosen", "No model was chosen: mark some.")]
    public async Task What_does_not_do_is_said(string field, string value, string words)
    {
        await using var site = await BuildSite.CreateAsync();
        using var browser = await site.Portal.SignedInAsync();
        var fields = Fields(site);
        fields[field] = value;

        using var answer = await Portal.PostAsync(browser, "/building", fields);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(words, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task Buttons_pause_go_on_cancel_and_take_up_again()
    {
        await using var site = await BuildSite.CreateAsync();
        using var browser = await site.Portal.SignedInAsync();
        var page = $"/building/{await site.StartAsync()}";

        foreach (
            var (what, next) in ((string, string)[])[("pause", "continue"), ("continue", "pause"), ("cancel", "retry"), ("retry", "pause")]
        )
        {
            using var answer = await Portal.PostAsync(browser, page, new() { ["what"] = what });
            Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
            Assert.Contains($"data-testid=\"{next}\"", await browser.GetStringAsync(page));
        }
    }

    [Fact]
    public async Task Each_silent_failure_is_named_on_the_page()
    {
        await using var site = await BuildSite.CreateAsync(models: 1, samples: 1);
        site.Transfer.Fail(
            "lora_1",
            new TransferException(TransferFault.LoraNotApplied, "The LoRA lora_1 was not applied: <b>its file is missing</b>."),
            new TransferException(TransferFault.ControlNetNotApplied, "ControlNet was not applied.")
        );
        using var browser = await site.Portal.SignedInAsync();
        var run = await site.StartAsync();
        await site.WorkThroughWaitsAsync(run);

        var page = await browser.GetStringAsync($"/building/{run}");

        Assert.Contains("data-fault=\"LoraNotApplied\"", page);
        Assert.Contains("data-fault=\"ControlNetNotApplied\"", page);
        Assert.Contains("&lt;b&gt;its file is missing&lt;/b&gt;", page);
    }

    [Theory]
    [InlineData("/building/99")]
    [InlineData("/samples/99")]
    [InlineData("/samples/99/cleansing")]
    public async Task What_is_not_there_is_said(string address)
    {
        await using var portal = new Portal();
        using var browser = await portal.SignedInAsync();

        using var answer = await browser.GetAsync(address);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("There is no such", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("/building")]
    [InlineData("/building/1")]
    [InlineData("/samples")]
    [InlineData("/samples/1")]
    [InlineData("/samples/1/pictures")]
    [InlineData("/samples/1/cleansing")]
    public async Task Who_has_no_account_is_sent_to_sign_in(string address)
    {
        await using var portal = new Portal();
        using var browser = portal.Browser();

        using var page = await browser.GetAsync(address);
        using var form = await browser.PostAsync(address, content: null);

        Assert.Contains("/sign-in", page.Headers.Location!.ToString());
        Assert.Contains("/sign-in", form.Headers.Location!.ToString());
    }

    private static Dictionary<string, string> Fields(BuildSite site) =>
        new()
        {
            ["name"] = "",
            ["set"] = $"{site.SetId}",
            ["backend"] = site.Transfer.Backend,
            ["edge"] = "64",
            ["seed"] = "5",
            ["models"] = "WithoutPictures",
        };
}
