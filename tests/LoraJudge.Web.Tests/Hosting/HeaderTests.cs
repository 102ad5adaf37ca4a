namespace LoraJudge.Web.Tests.Hosting;

[Trait("group", "server")]
public sealed class HeaderTests : IAsyncDisposable
{
    private readonly Portal portal = new();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Theory]
    [InlineData("/")]
    [InlineData("/models")]
    [InlineData("/status")]
    [InlineData("/nowhere")]
    [InlineData("/health/live")]
    public async Task Every_answer_is_guarded(string address)
    {
        using var browser = portal.Browser();

        using var answer = await browser.GetAsync(address);

        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self';", policy);
        Assert.Contains("frame-ancestors 'none'", policy);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
    }

    [Fact]
    public async Task No_page_has_a_script_or_a_handler_in_it()
    {
        await portal.SeedAsync();
        using var browser = portal.Browser();

        foreach (var address in (string[])["/", "/models", "/models/style-1", "/status"])
        {
            var html = await browser.GetStringAsync(address);
            Assert.DoesNotMatch(@"<script(?![^>]*\bsrc=)[^>]*>", html);
            Assert.DoesNotMatch(@"\son[a-z]+=""", html);
        }
    }
}
