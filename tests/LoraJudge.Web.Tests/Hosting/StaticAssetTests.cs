using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;

namespace LoraJudge.Web.Tests.Hosting;

[Trait("group", "server")]
public sealed partial class StaticAssetTests
{
    [Theory]
    [InlineData("Production")]
    [InlineData("Development")]
    public async Task Every_file_that_a_page_names_is_served(string environment)
    {
        await using var portal = new Portal();
        await using var there = portal.WithWebHostBuilder(builder => builder.UseEnvironment(environment));
        using var browser = there.CreateClient();

        var html = await browser.GetStringAsync("/models");

        var files = Reference().Matches(html).Select(match => match.Groups["file"].Value).ToList();
        Assert.Contains(files, file => file.StartsWith("css/portal.", StringComparison.Ordinal));
        Assert.Contains(files, file => file.StartsWith("js/portal.", StringComparison.Ordinal));
        Assert.Contains(files, file => file.StartsWith("_framework/blazor.web.", StringComparison.Ordinal));
        foreach (var file in files)
        {
            using var answer = await browser.GetAsync($"/{file}");
            Assert.True(answer.IsSuccessStatusCode, file);
            Assert.NotEmpty(await answer.Content.ReadAsByteArrayAsync());
        }
    }

    [GeneratedRegex("(?:src|href)=\"(?<file>(?:css|js|img|_content|_framework|LoraJudge)[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Reference();
}
