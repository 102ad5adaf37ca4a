using LoraJudge.Domain.Catalog;
using LoraJudge.Testing.Catalog;
using LoraJudge.Web.Features.Catalogue.Indexing;

namespace LoraJudge.Web.Tests.Features.Models.Registering;

[Trait("group", "server")]
public sealed class EditTests : IAsyncDisposable
{
    private const string Page = "/models/ink-wash";

    private readonly Registrar registrar = new();

    public ValueTask DisposeAsync() => registrar.DisposeAsync();

    [Fact]
    public async Task A_correction_is_stored_as_a_persons_and_the_form_says_what_the_file_says()
    {
        await RegisterAsync();

        using var answer = await SaveAsync(("Name", "Ink wash", "Sumi"), ("Licence", "CC-BY-4.0", "CC-BY-4.0"));

        var model = Assert.Single(await registrar.ModelsAsync());
        var html = WebUtility.HtmlDecode(await (await registrar.BrowserAsync()).GetStringAsync($"{Page}/edit"));
        Assert.Equal(Page, answer.Headers.Location!.ToString());
        Assert.Equal(("Sumi", MetadataSource.Person), (model.Name, model.Sources["Name"]));
        Assert.Equal(MetadataSource.FileHeader, model.Sources["Licence"]);
        Assert.Contains("The file says “Ink wash”", html);
    }

    [Fact]
    public async Task A_correction_is_taken_back()
    {
        await RegisterAsync();
        (await SaveAsync(("Name", "Ink wash", "Sumi"))).Dispose();

        using var answer = await PostAsync(
            new()
            {
                ["takeBack"] = "Name",
                ["was.Name"] = "Sumi",
                ["Name"] = "Sumi",
            }
        );

        var model = Assert.Single(await registrar.ModelsAsync());
        Assert.Equal($"{Page}/edit#field-Name", answer.Headers.Location!.ToString());
        Assert.Equal(("Ink wash", MetadataSource.FileHeader), (model.Name, model.Sources["Name"]));
    }

    [Fact]
    public async Task What_somebody_else_has_changed_meanwhile_is_left_alone()
    {
        await RegisterAsync();
        (await SaveAsync(("Name", "Ink wash", "Sumi"))).Dispose();

        (await SaveAsync(("Name", "Ink wash", "Ink wash"), ("Creator", "somebody", "somebody else"))).Dispose();

        var model = Assert.Single(await registrar.ModelsAsync());
        Assert.Equal(("Sumi", "somebody else"), (model.Name, model.Creator));
    }

    [Theory]
    [InlineData("Name", "", "Name is empty")]
    [InlineData("LoraName", "a:b", "Name in prompts holds letters")]
    [InlineData("SourceUrl", "javascript:alert(1)", "Source is no web address")]
    [InlineData("Rank", "many", "Rank is “many”: write a whole number")]
    [InlineData("Alpha", "0", "Alpha is “0”: write a number above 0")]
    [InlineData("CommercialUse", "All", "Commercial use: tick what is offered")]
    [InlineData("AllowsUncredited", "perhaps", "choose yes, no or not known")]
    public async Task What_does_not_do_is_said_and_shown_again(string field, string text, string problem)
    {
        await RegisterAsync();

        using var answer = await SaveAsync((field, "before", text), ("Creator", "somebody", "somebody else"));

        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(problem, html);
        Assert.Contains("value=\"somebody else\"", html);
        Assert.Equal("somebody", Assert.Single(await registrar.ModelsAsync()).Creator);
    }

    [Fact]
    public async Task Words_levels_and_uses_are_changed()
    {
        await RegisterAsync();

        (
            await SaveAsync(
                ("TriggerWords", "inkwash\nsumi-e", "ink\r\n\r\n wash \r\n"),
                ("NsfwLevel", "", "Pg13"),
                ("CommercialUse", "", "None"),
                ("AllowsDerivatives", "", "no"),
                ("Tags", "ink\nwash\npainting", "")
            )
        ).Dispose();

        var model = Assert.Single(await registrar.ModelsAsync());
        Assert.Equal(["ink", "wash"], model.TriggerWords);
        Assert.Equal((NsfwLevel.Pg13, CommercialUse.None, false), (model.NsfwLevel, model.CommercialUse, model.AllowsDerivatives));
        Assert.Empty(model.Tags);
    }

    [Fact]
    public async Task A_retired_model_leaves_the_wall_and_the_ranking_and_can_be_brought_back()
    {
        await registrar.Portal.SeedAsync(models: 3);
        var browser = await registrar.BrowserAsync();
        await EncodeAsync();

        (await Portal.PostAsync(browser, "/models/style-1/retire", [], "/models/style-1")).Dispose();
        var (retired, ranked) = (await browser.GetStringAsync("/models"), await RankedAsync());
        (await Portal.PostAsync(browser, "/models/style-1/bring-back", [], "/models/style-1")).Dispose();

        Assert.DoesNotContain("/models/style-1\"", retired);
        Assert.Contains("Show the retired one, too", retired);
        Assert.Equal(2, ranked);
        Assert.Equal(3, await RankedAsync());
        Assert.Contains("/models/style-1\"", await browser.GetStringAsync("/models"));
    }

    [Fact]
    public async Task A_retired_models_page_says_so_and_the_wall_can_show_it()
    {
        await RegisterAsync();
        var browser = await registrar.BrowserAsync();
        (await Portal.PostAsync(browser, $"{Page}/retire", [], Page)).Dispose();

        Assert.Contains("data-testid=\"retired-note\"", await browser.GetStringAsync(Page));
        Assert.Contains(Page, await browser.GetStringAsync("/models?retired=shown"));
    }

    [Fact]
    public async Task A_models_page_shows_its_hashes_facts_and_where_they_are_from()
    {
        await registrar.SendAsync(HandMadeLora.File(HandMadeLora.Kohya()), "ink wash.safetensors");
        using var browser = registrar.Portal.Browser();

        var html = WebUtility.HtmlDecode(await browser.GetStringAsync("/models/inkwash"));

        var sha = Assert.Single(await registrar.ModelsAsync()).Sha256!;
        Assert.Contains($">{sha}</code>", html);
        Assert.Contains($">{sha[..10]}</code>", html);
        Assert.Contains("32, 16", html);
        Assert.Contains("second attempt", html);
        Assert.Contains("from the file", html);
        Assert.DoesNotContain("data-testid=\"edit\"", html);
    }

    [Fact]
    public async Task A_model_that_is_not_there_cannot_be_edited()
    {
        var browser = await registrar.BrowserAsync();

        using var page = await browser.GetAsync("/models/nothing/edit");
        using var form = await Portal.PostAsync(browser, "/models/nothing/edit", [], "/models/register");

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (page.StatusCode, form.StatusCode));
    }

    private Task RegisterAsync() => registrar.SendAsync(HandMadeLora.File(HandMadeLora.ModelSpec()), "inkwash.safetensors");

    private Task<HttpResponseMessage> SaveAsync(params (string Field, string Was, string Now)[] fields)
    {
        var form = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (field, was, now) in fields)
            (form[$"was.{field}"], form[field]) = (was, now);
        return PostAsync(form);
    }

    private async Task<HttpResponseMessage> PostAsync(Dictionary<string, string> form) =>
        await Portal.PostAsync(await registrar.BrowserAsync(), $"{Page}/edit", form);

    private async Task EncodeAsync()
    {
        var description = await registrar.Portal.Encoder.ReadyAsync(CancellationToken.None);
        await registrar.Portal.Get<MissingVectors>().EncodeAsync(description, CancellationToken.None);
    }

    private async Task<int> RankedAsync()
    {
        var description = await registrar.Portal.Encoder.ReadyAsync(CancellationToken.None);
        var encoder = await registrar.Portal.Get<EncoderRows>().IdOfAsync(description, CancellationToken.None);
        return (await registrar.Portal.Get<ModelMarks>().ReadAsync(encoder, CancellationToken.None)).Count;
    }
}
