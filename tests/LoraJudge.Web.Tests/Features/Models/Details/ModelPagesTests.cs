using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Tests.Features.Models.Details;

[Trait("group", "server")]
public sealed class ModelPagesTests : IAsyncDisposable
{
    private readonly Portal portal = new();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task The_wall_shows_all_models_page_by_page()
    {
        await portal.SeedAsync(models: 60);
        using var browser = portal.Browser();

        var first = await browser.GetStringAsync("/models");
        var second = await browser.GetStringAsync("/models?page=2");

        Assert.Equal((48, 12), (Count(first), Count(second)));
        Assert.Contains("60 models", first);
        Assert.Contains("Page 2 of 2", second);
    }

    [Theory]
    [InlineData("style 1", 3)]
    [InlineData("STYLE_1", 3)]
    [InlineData("sd 1.5", 12)]
    [InlineData("somebody", 12)]
    [InlineData("%", 0)]
    [InlineData("[", 0)]
    public async Task The_filter_takes_what_was_typed_as_text(string text, int found)
    {
        await portal.SeedAsync();
        using var browser = portal.Browser();

        var html = await browser.GetStringAsync($"/models?q={Uri.EscapeDataString(text)}");

        Assert.Equal(found, Count(html));
        Assert.Contains($"value=\"{text}\"", html);
    }

    [Fact]
    public async Task A_models_page_shows_its_whole_reference_set_and_licence_in_words()
    {
        await portal.SeedAsync();
        using var browser = portal.Browser();

        var html = WebUtility.HtmlDecode(await browser.GetStringAsync("/models/style-3"));

        Assert.Equal(6, html.Split("data-viewer\n").Length - 1 + html.Split("data-viewer ").Length - 1);
        Assert.Contains("<lora:style_3_v1:1>", html);
        Assert.Contains("Its creator has to be named.", html);
        Assert.Contains("Pictures made with it may be sold.", html);
        Assert.Contains("href=\"https://example.org/models/3\"", html);
        Assert.Contains("data-testid=\"show-originals\"", html);
    }

    [Fact]
    public async Task A_source_that_is_no_web_address_becomes_no_link()
    {
        await portal.SeedAsync();
        await using (var context = await portal.OpenAsync())
            await context.LoraModels.ExecuteUpdateAsync(set => set.SetProperty(model => model.SourceUrl, "javascript:alert(1)"));
        using var browser = portal.Browser();

        var html = await browser.GetStringAsync("/models/style-3");

        Assert.DoesNotContain("javascript:", html);
    }

    [Fact]
    public async Task Names_from_outside_are_text()
    {
        await portal.SeedAsync();
        await using (var context = await portal.OpenAsync())
            await context.LoraModels.ExecuteUpdateAsync(set => set.SetProperty(model => model.Name, "<script>alert(1)</script>"));
        using var browser = portal.Browser();

        Assert.DoesNotContain("<script>alert", await browser.GetStringAsync("/models"));
        Assert.DoesNotContain("<script>alert", await browser.GetStringAsync("/models/style-3"));
    }

    [Fact]
    public async Task A_stand_in_says_so()
    {
        await portal.SeedAsync(standIns: true);
        using var browser = portal.Browser();

        var html = await browser.GetStringAsync("/models/style-3");

        Assert.Contains("data-testid=\"stand-in-note\"", html);
    }

    private static int Count(string html) => html.Split("data-testid=\"model\"").Length - 1;
}
