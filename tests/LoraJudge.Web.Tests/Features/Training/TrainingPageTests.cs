using System.Text.RegularExpressions;
using LoraJudge.Domain.Experiments;
using LoraJudge.Style.Training;
using LoraJudge.Web.Features.Training.Options;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Tests.Features.Training;

[Trait("group", "server")]
public sealed class TrainingPageTests : IAsyncDisposable
{
    private readonly Portal portal = new();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task An_empty_catalogue_says_what_to_do_first()
    {
        var html = await PageAsync("/training");

        Assert.Contains("Import models first", html);
        Assert.DoesNotContain("data-testid=\"start-form\"", html);
    }

    [Fact]
    public async Task Without_runs_the_page_says_how_to_get_one_and_what_it_will_be_trained_on()
    {
        await portal.SeedAsync(models: 4);

        var html = await PageAsync("/training");

        Assert.Contains("Nothing has been trained yet", html);
        Assert.Contains("There are 4 models with 24 pictures to train on.", html);
    }

    [Fact]
    public async Task Methods_on_VGG19_cannot_be_chosen_without_its_weights()
    {
        await portal.SeedAsync(models: 4);

        var html = await PageAsync("/training");

        Assert.Equal(["Discriminant", "Compact"], Choosable(html));
        Assert.Contains("docs/weights.md", html);
    }

    [Fact]
    public async Task With_weights_every_method_can_be_chosen()
    {
        var file = Path.GetTempFileName();
        await using var equipped = new Portal(("Encoder:TrunkWeights", file));
        await equipped.SeedAsync(models: 4);
        using var browser = await equipped.SignedInAsync();

        var html = await browser.GetStringAsync("/training");

        Assert.Equal(TrainingPreset.All.Select(preset => preset.Name), Choosable(WebUtility.HtmlDecode(html)));
        File.Delete(file);
    }

    [Fact]
    public async Task A_preset_fills_the_form()
    {
        await portal.SeedAsync(models: 4);

        var html = await PageAsync("/training?preset=Proposed%2B");

        Assert.Equal("30", Value(html, "MaxModels"));
        Assert.Equal("4", Value(html, "FrozenBlocks"));
    }

    [Fact]
    public async Task The_form_starts_a_run_with_what_it_holds()
    {
        await portal.SeedAsync(models: 4);

        using var answer = await SendAsync(("name", "Mine"), ("o.Epochs", "3"), ("o.Flips", "false"), ("o.Flips", "true"));

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        await using var context = await portal.OpenAsync();
        var run = await context.TrainingRuns.SingleAsync();
        Assert.Equal($"/training/{run.Id}", answer.Headers.Location!.ToString());
        Assert.Equal(("Mine", null, TrainingState.Queued), (run.Name, run.VariantMethod, run.State));
        var options = TrainingOptionsJson.Read(run.Options)!;
        Assert.Equal((Backbone.Compact, 3, true, 96), (options.Backbone, options.Epochs, options.Flips, options.InputEdge));
    }

    [Theory]
    [InlineData("Epochs", "0", "Epochs is 0: write a number from 1 to 10000, for example 12.")]
    [InlineData("LearningRate", "fast", "LearningRate is \"fast\": write a number, for example 0.5.")]
    [InlineData("Margin", "-1", "Margin is -1: write a positive number, for example 1.")]
    [InlineData("Backbone", "Vgg19", "Backbone is Vgg19, which starts from trained weights: set Encoder:TrunkWeights")]
    public async Task What_does_not_do_is_said_beside_the_form_which_keeps_what_was_written(string option, string value, string words)
    {
        await portal.SeedAsync(models: 4);

        using var answer = await SendAsync(("name", "Mine"), ($"o.{option}", value));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Contains(words, html);
        Assert.Equal(
            "Mine",
            Regex.Match(html, "name=\"name\" value=\"(?<value>[^\"]*)\"", RegexOptions.None, Second).Groups["value"].Value
        );
        Assert.Matches(new Regex($"id=\"option-{option}\"[^>]*aria-invalid=\"true\"", RegexOptions.None, Second), html);
        await using var context = await portal.OpenAsync();
        Assert.Empty(context.TrainingRuns);
    }

    [Fact]
    public async Task A_form_of_another_site_is_refused()
    {
        await portal.SeedAsync(models: 4);
        using var stranger = await portal.SignedInAsync();
        using var form = new FormUrlEncodedContent([]);

        using var answer = await stranger.PostAsync("/training", form);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        await using var context = await portal.OpenAsync();
        Assert.Empty(context.TrainingRuns);
    }

    private static TimeSpan Second => TimeSpan.FromSeconds(1);

    private static IEnumerable<string> Choosable(string html) =>
        Regex
            .Matches(html, "<a href=\"/training\\?preset=[^\"]*\"[^>]*>(?<name>[^<]*)</a>", RegexOptions.None, Second)
            .Select(match => match.Groups["name"].Value);

    private static string Value(string html, string option) =>
        Regex.Match(html, $"name=\"o.{option}\" value=\"(?<value>[^\"]*)\"", RegexOptions.None, Second).Groups["value"].Value;

    private async Task<string> PageAsync(string address)
    {
        using var browser = await portal.SignedInAsync();
        return WebUtility.HtmlDecode(await browser.GetStringAsync(address));
    }

    private async Task<HttpResponseMessage> SendAsync(params (string Name, string Value)[] fields)
    {
        using var browser = await portal.SignedInAsync();
        var token = await Portal.TokenAsync(browser, "/training");
        using var form = new FormUrlEncodedContent([
            new("__RequestVerificationToken", token),
            .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)),
        ]);
        return await browser.PostAsync("/training", form);
    }
}
