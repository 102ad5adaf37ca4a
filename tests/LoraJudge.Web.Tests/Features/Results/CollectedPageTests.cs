using LoraJudge.Web.Features.Results.Exporting;
using LoraJudge.Web.Features.Results.Importing;
using LoraJudge.Web.Tests.Features.Results.Exporting;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Tests.Features.Results;

/// <summary>Where a researcher reads what was collected: on the run page, and on the results page, where imported studies have all of it.</summary>
[Trait("group", "server")]
public sealed class CollectedPageTests
{
    [Theory]
    [InlineData("run")]
    [InlineData("results")]
    [InlineData("imported")]
    public async Task A_researcher_reads_everything_that_was_collected(string page)
    {
        await using var study = await CollectedStudy.CreateAsync();

        var html = await ShownAsync(study, page);

        Assert.All(CollectedStudy.PanelIds, id => Assert.Contains($">{id}<", html));
        Assert.Contains("Version 1", html);
        Assert.Contains("data-testid=\"check-answers\"", html);
        Assert.Contains("<strong", html);
        Assert.Contains(">failed</strong>", html);
        Assert.Contains("What made a style hard to judge?", html);
        Assert.Contains(CollectedStudy.Words.ReplaceLineEndings("\n"), html.ReplaceLineEndings("\n"));
        Assert.Matches("data-testid=\"answer-count\"[^>]*><th[^>]*>It is my work</th><td[^>]*>1</td><td[^>]*>50%</td>", html);
        Assert.DoesNotContain("Forget me", html);
    }

    [Theory]
    [InlineData("results")]
    [InlineData("imported")]
    public async Task Interleaving_is_shown_with_its_sign_test(string page)
    {
        await using var study = await CollectedStudy.CreateAsync();

        var html = await ShownAsync(study, page);

        Assert.Matches("data-testid=\"visitors\"[^>]*>3 rankings of 4 judged, with 8 scores", html);
        Assert.Matches(
            $"<th scope=\"row\"[^>]*>{study.Methods[0]} against {study.Methods[1]}</th><td[^>]*>1</td><td[^>]*>0</td><td[^>]*>1</td><td[^>]*>1.000</td>",
            html
        );
    }

    [Fact]
    public async Task While_a_study_hides_its_leader_the_run_page_tells_answers_and_no_method()
    {
        await using var study = await CollectedStudy.CreateAsync(closed: false);

        var html = await study.ShownAsync();

        Assert.Contains("data-testid=\"answer-text\"", html);
        Assert.Contains("4 rankings, 8 judgments", html);
        Assert.All(study.Methods, method => Assert.DoesNotContain(method, html));
    }

    [Fact]
    public async Task Another_researcher_sees_nothing_of_it()
    {
        await using var study = await CollectedStudy.CreateAsync();
        using var other = await study.Portal.SignedInAsync(email: "other@example.org");

        foreach (var page in (string[])["run", "results"])
        {
            using var answer = await other.GetAsync($"/studies/{study.Id}/{page}");
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.DoesNotContain(CollectedStudy.PanelIds[0], await answer.Content.ReadAsStringAsync());
        }
    }

    [Fact]
    public async Task Where_nothing_was_collected_the_page_says_so()
    {
        await using var study = await ResultsStudy.CreateAsync();

        var html = await study.ShownAsync();

        Assert.Contains("data-testid=\"no-visitors\"", html);
        Assert.Contains("data-testid=\"no-checks\"", html);
        Assert.Contains("data-testid=\"no-questions\"", html);
    }

    private static async Task<string> ShownAsync(CollectedStudy study, string page)
    {
        var id = study.Id;
        if (page == "imported")
        {
            var files = await study.FilesAsync((ExportContent.PanelIds, "true"));
            var owner = await study.ReadAsync(context => context.Users.Select(user => user.Id).SingleAsync());
            id = await study
                .Portal.Get<StudyImporter>()
                .ImportAsync([("study.zip", ExportedStudy.Zip(files))], new ImportWords(), owner, CancellationToken.None);
        }

        return WebUtility.HtmlDecode(await study.Owner.GetStringAsync($"/studies/{id}/{(page == "run" ? "run" : "results")}"));
    }
}
