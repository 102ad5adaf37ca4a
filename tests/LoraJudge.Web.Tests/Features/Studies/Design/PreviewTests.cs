using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Tests.Features.Studies.Design;

[Trait("group", "server")]
public sealed class PreviewTests
{
    [Theory]
    [InlineData("", "consent")]
    [InlineData("/instructions", "instructions")]
    [InlineData("/judging", "judging")]
    [InlineData("/questions", "questions")]
    [InlineData("/thanks", "thanks")]
    [InlineData("/withdraw", "withdraw")]
    public async Task A_draft_shows_each_step_as_participants_will_see_it(string step, string shown)
    {
        await using var designer = await Designer.CreateAsync();

        var page = await designer.Browser.GetStringAsync(new Uri($"{designer.Page}/preview{step}", UriKind.Relative));

        Assert.Contains($"data-testid=\"{shown}\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/judge/", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Judging_shows_the_drafts_queries_beside_pictures_that_are_there()
    {
        await using var designer = await Designer.CreateAsync();
        await designer.SavedAsync("held-out", new() { ["count"] = "2" });

        using var block = JsonDocument.Parse(
            await designer.Browser.GetStringAsync(new Uri($"{designer.Page}/preview/items", UriKind.Relative))
        );

        var items = block.RootElement.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(2, items.Count);
        var addresses = items.SelectMany(item =>
            item.GetProperty("pictures")
                .EnumerateArray()
                .Select(picture => picture.GetProperty("url").GetString()!)
                .Append(item.GetProperty("sample").GetString()!)
        );
        foreach (var address in addresses)
        {
            using var picture = await designer.Browser.GetAsync(new Uri(address, UriKind.Relative));
            Assert.Equal("image/webp", picture.Content.Headers.ContentType?.MediaType);
        }
    }

    [Fact]
    public async Task Without_a_query_judging_says_what_is_missing()
    {
        await using var designer = await Designer.CreateAsync();

        using var answer = await designer.Browser.GetAsync(new Uri($"{designer.Page}/preview/items", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("add a query", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_that_is_sent_from_a_preview_is_stored()
    {
        await using var designer = await Designer.CreateAsync();

        foreach (var form in (string[])["consent", "practised", "answers", "withdraw"])
        {
            using var answer = await Portal.PostAsync(
                designer.Browser,
                $"{designer.Page}/preview/{form}",
                new() { ["agree"] = "true" },
                $"{designer.Page}/preview"
            );
            Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        }

        using var score = new StringContent("""{"score": 4, "milliseconds": 900}""", System.Text.Encoding.UTF8, "application/json");
        using var saved = await designer.Browser.PutAsync(
            new Uri($"{designer.Page}/preview/assignments/0/items/0", UriKind.Relative),
            score
        );
        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        Assert.Equal("""{"position":0,"score":4}""", await saved.Content.ReadAsStringAsync());
        Assert.Equal(0, await designer.ReadAsync(context => context.Participants.CountAsync()));
        Assert.Equal(0, await designer.ReadAsync(context => context.Judgments.CountAsync()));
    }

    [Fact]
    public async Task Another_researchers_draft_has_no_preview()
    {
        await using var designer = await Designer.CreateAsync();
        await designer.SavedAsync("held-out", new() { ["count"] = "2" });
        using var other = await designer.Portal.SignedInAsync(email: "other@example.org");

        foreach (var address in (string[])["preview", "preview/judging", "preview/items", "preview/examples/0/sample/320.webp"])
        {
            using var answer = await other.GetAsync(new Uri($"{designer.Page}/{address}", UriKind.Relative));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }
}
