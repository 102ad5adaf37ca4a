using LoraJudge.Data.Blobs;
using LoraJudge.Domain.Studies;
using LoraJudge.Style.Imaging;
using LoraJudge.Testing.Catalog;
using LoraJudge.Web.Features.Search;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Tests.Features.Studies.Design;

[Trait("group", "server")]
public sealed class GivenQueriesTests
{
    [Fact]
    public async Task A_picture_that_was_given_becomes_a_query()
    {
        await using var designer = await Designer.CreateAsync();
        using var visitor = designer.Portal.Browser();
        var search = await SearchAsync(designer, visitor);
        Assert.DoesNotContain("add-given", await designer.ShowAsync(), StringComparison.Ordinal);

        await GiveAsync(visitor, search, true);
        Assert.Contains("add-given", await designer.ShowAsync(), StringComparison.Ordinal);
        using var offered = await designer.Browser.GetAsync($"{designer.Page}/given/1/160.webp");
        await designer.SavedAsync("given", new() { ["search"] = "1" });

        Assert.Equal("image/webp", offered.Content.Headers.ContentType?.MediaType);
        Assert.Equal(TopicOrigin.Search, Assert.Single(await designer.TopicsAsync()).Origin);
        Assert.DoesNotContain(search, await designer.ShowAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_that_was_not_given_is_neither_shown_nor_taken()
    {
        await using var designer = await Designer.CreateAsync();
        using var visitor = designer.Portal.Browser();
        await SearchAsync(designer, visitor);

        using var picture = await designer.Browser.GetAsync($"{designer.Page}/given/1/160.webp");
        var page = await designer.RefusedAsync("given", new() { ["search"] = "1" });

        Assert.Equal(HttpStatusCode.NotFound, picture.StatusCode);
        Assert.Contains("was taken back", page, StringComparison.Ordinal);
        Assert.Empty(await designer.TopicsAsync());
    }

    [Theory]
    [InlineData("give")]
    [InlineData("remove")]
    public async Task Who_takes_the_picture_back_or_removes_the_search_takes_it_out_of_drafts(string way)
    {
        await using var designer = await Designer.CreateAsync();
        using var visitor = designer.Portal.Browser();
        var search = await SearchAsync(designer, visitor);
        await GiveAsync(visitor, search, true);
        await designer.SavedAsync("given", new() { ["search"] = "1" });
        var sha = (await designer.TopicsAsync())[0].BlobSha256;

        if (way == "give")
            await GiveAsync(visitor, search, false);
        else
            await SendAsync(visitor, search, "remove", []);

        Assert.Empty(await designer.TopicsAsync());
        Assert.Equal(way == "give", await designer.Portal.Get<IBlobStore>().ExistsAsync(sha));
    }

    [Fact]
    public async Task An_open_study_keeps_a_picture_that_is_taken_back()
    {
        await using var designer = await Designer.CreateAsync();
        using var visitor = designer.Portal.Browser();
        var search = await SearchAsync(designer, visitor);
        await GiveAsync(visitor, search, true);
        await designer.SavedAsync("given", new() { ["search"] = "1" });
        await using (var context = await designer.Portal.OpenAsync())
            await context.Studies.ExecuteUpdateAsync(set => set.SetProperty(study => study.State, StudyState.Open));

        await SendAsync(visitor, search, "remove", []);

        var topic = Assert.Single(await designer.TopicsAsync());
        Assert.True(await designer.Portal.Get<IBlobStore>().ExistsAsync(topic.BlobSha256));
    }

    [Fact]
    public async Task Who_removes_a_search_that_gave_nothing_takes_nothing_out_of_drafts()
    {
        await using var designer = await Designer.CreateAsync();
        using var visitor = designer.Portal.Browser();
        var search = await SearchAsync(designer, visitor);
        await GiveAsync(visitor, search, true);
        await designer.SavedAsync("given", new() { ["search"] = "1" });
        designer.Portal.Clock.Ahead = TimeSpan.FromHours(25);
        await designer.Portal.Get<SearchStore>().RemoveExpiredAsync(CancellationToken.None);
        var other = await SearchAsync(designer, visitor);

        await SendAsync(visitor, other, "remove", []);

        Assert.Single(await designer.TopicsAsync());
    }

    private static Task<string> SearchAsync(Designer designer, HttpClient visitor) =>
        Portal.SearchedAsync(visitor, SeededCatalogue.Picture(designer.Portal.Get<IImageDecoder>(), style: 30, subject: 9));

    private static Task GiveAsync(HttpClient visitor, string search, bool isGiven) =>
        SendAsync(visitor, search, "give", new() { ["given"] = isGiven ? "true" : "false" });

    private static async Task SendAsync(HttpClient visitor, string search, string form, Dictionary<string, string> fields)
    {
        using var answer = await Portal.PostAsync(visitor, $"{search}/{form}", fields, search);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
    }
}
