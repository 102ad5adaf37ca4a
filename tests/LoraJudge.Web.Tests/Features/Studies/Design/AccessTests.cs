using LoraJudge.Data.Accounts;
using LoraJudge.Domain.Studies;
using LoraJudge.Style.Imaging;
using LoraJudge.Testing.Catalog;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Tests.Features.Studies.Design;

[Trait("group", "server")]
public sealed class AccessTests
{
    private static readonly string[] Forms =
    [
        "delete",
        "duplicate",
        "texts",
        "items",
        "course",
        "cost",
        "queries",
        "held-out",
        "given",
        "queries/remove",
        "methods",
        "runs",
        "methods/remove",
        "control",
        "examples",
    ];

    [Fact]
    public async Task To_another_researcher_a_study_is_not_there()
    {
        await using var designer = await Designer.CreateAsync();
        await designer.SavedAsync("held-out", new() { ["count"] = "2" });
        var topic = (await designer.TopicsAsync())[0];
        using var other = await designer.Portal.SignedInAsync(email: "other@example.org");

        using var page = await other.GetAsync(designer.Page);
        using var picture = await other.GetAsync($"{designer.Page}/queries/{topic.Id}/160.webp");

        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, picture.StatusCode);
        Assert.DoesNotContain("study-row", await other.GetStringAsync("/studies"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_form_of_another_researcher_reaches_a_study()
    {
        await using var designer = await Designer.CreateAsync();
        await designer.SavedAsync("held-out", new() { ["count"] = "2" });
        using var other = await designer.Portal.SignedInAsync(email: "other@example.org");
        var token = await Portal.TokenAsync(other, "/studies");
        var before = await designer.StudyAsync();
        var run = System.Text.Encoding.UTF8.GetBytes("q01 Q0 style-1 1 1 run\nq02 Q0 style-1 1 1 run\n");
        var decoder = designer.Portal.Get<IImageDecoder>();

        foreach (var part in Forms)
        {
            using var form = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" } };
            foreach (var (name, value) in Fields())
                form.Add(new StringContent(value), name);
            if (part == "runs")
                form.Add(new ByteArrayContent(run), "run", "run.txt");
            if (part == "queries")
                form.Add(new ByteArrayContent(SeededCatalogue.Picture(decoder, 20, 1)), "pictures", "a.jpg");
            using var answer = await other.PostAsync(new Uri($"{designer.Page}/{part}", UriKind.Relative), form);
            Assert.True(answer.StatusCode == HttpStatusCode.NotFound, $"{part}: {answer.StatusCode}");
        }

        Assert.Equivalent(before.Plan, (await designer.StudyAsync()).Plan);
        Assert.Equal(2, (await designer.TopicsAsync()).Count);
    }

    [Fact]
    public async Task Who_is_not_signed_in_is_asked_to_sign_in()
    {
        await using var designer = await Designer.CreateAsync();
        using var stranger = designer.Portal.Browser();
        using var form = new FormUrlEncodedContent([]);

        foreach (var address in (string[])["/studies", designer.Page, $"{designer.Page}/queries/1/160.webp", $"{designer.Page}/preview"])
        {
            using var answer = await stranger.GetAsync(address);
            Assert.Contains("/sign-in", $"{answer.Headers.Location}", StringComparison.Ordinal);
        }

        foreach (var part in Forms)
        {
            using var answer = await stranger.PostAsync(new Uri($"{designer.Page}/{part}", UriKind.Relative), form);
            Assert.Contains("/sign-in", $"{answer.Headers.Location}", StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_administrator_sees_a_researchers_study()
    {
        await using var designer = await Designer.CreateAsync();
        using var administrator = await designer.Portal.SignedInAsync(PortalRoles.Administrator, "administrator@example.org");

        Assert.Contains("by researcher@example.org", await administrator.GetStringAsync("/studies"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_the_pages_token_changes_nothing()
    {
        await using var designer = await Designer.CreateAsync();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["title"] = "Forged" });

        using var answer = await designer.Browser.PostAsync(new Uri($"{designer.Page}/texts", UriKind.Relative), form);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("Untitled study", (await designer.StudyAsync()).Title);
    }

    [Fact]
    public async Task An_open_studys_design_leads_to_its_run_and_changes_no_more()
    {
        await using var designer = await Designer.CreateAsync();
        var token = await Portal.TokenAsync(designer.Browser, designer.Page);
        await using (var context = await designer.Portal.OpenAsync())
            await context.Studies.ExecuteUpdateAsync(set => set.SetProperty(study => study.State, StudyState.Open));
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string> { ["title"] = "Late", ["__RequestVerificationToken"] = token }
        );

        using var page = await designer.Browser.GetAsync(designer.Page);
        using var change = await designer.Browser.PostAsync(new Uri($"{designer.Page}/texts", UriKind.Relative), form);

        Assert.Equal(HttpStatusCode.SeeOther, page.StatusCode);
        Assert.Equal($"{designer.Page}/run", $"{page.Headers.Location}");
        Assert.Equal(HttpStatusCode.SeeOther, change.StatusCode);
        Assert.Equal("Untitled study", (await designer.StudyAsync()).Title);
    }

    /// <summary>What would change a study of one's own.</summary>
    private static Dictionary<string, string> Fields() =>
        new()
        {
            ["title"] = "Taken over",
            ["depth"] = "5",
            ["code"] = "MINE",
            ["count"] = "2",
            ["search"] = "1",
            ["topic"] = "all",
            ["encoder"] = Designer.Trained,
            ["name"] = "Mine",
            ["method"] = "1",
            ["control"] = "Mine",
            ["do"] = "make",
        };
}
