using System.Net.Http.Json;
using System.Text.Json;
using LoraJudge.Web.Shared;

namespace LoraJudge.Web.Tests.Features.Operations;

[Trait("group", "server")]
public sealed class HealthTests : IAsyncDisposable
{
    private readonly Portal portal = new();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task Alive_is_not_yet_ready()
    {
        using var probe = portal.Browser();

        using var live = await probe.GetAsync("/health/live");
        using var ready = await probe.GetAsync("/health/ready");

        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        var checks = (await ready.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("checks");
        Assert.Equal("healthy", checks.GetProperty("database").GetProperty("status").GetString());
        Assert.Contains("import FOLDER", checks.GetProperty("catalogue").GetProperty("says").GetString());
    }

    [Fact]
    public async Task Ready_is_a_migrated_database_an_encoder_and_something_to_search()
    {
        await portal.SeedAsync();
        using var probe = portal.Browser();

        using var ready = await probe.GetAsync("/health/ready");

        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
    }

    [Fact]
    public async Task The_status_page_shows_the_programs_version()
    {
        using var anybody = portal.Browser();

        var page = await anybody.GetStringAsync("/status");

        Assert.Contains($"LoraJudge {ProgramVersion.Current}<", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_status_page_says_what_is_wrong_with_the_encoder()
    {
        await portal.SeedAsync();
        portal.Encoder.Problem = "Install libstdc++ 13.";
        using var browser = portal.Browser();

        var html = WebUtility.HtmlDecode(await browser.GetStringAsync("/status"));

        Assert.Contains("The portal needs attention", html);
        Assert.Contains("Install libstdc++ 13.", html);
        Assert.Contains("72", html);
    }
}
