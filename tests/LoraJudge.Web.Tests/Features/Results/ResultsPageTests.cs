using System.Text.RegularExpressions;
using LoraJudge.Domain.Studies;
using LoraJudge.Web.Features.Judge;
using LoraJudge.Web.Tests.Features.Studies.Running;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Tests.Features.Results;

[Trait("group", "server")]
public sealed partial class ResultsPageTests(ClosedStudy closed) : IClassFixture<ClosedStudy>
{
    [Fact]
    public async Task A_closed_study_shows_figures_words_and_pictures()
    {
        var study = closed.Study;

        var html = await study.ShownAsync();

        Assert.Contains("The raters are simulated: these figures say nothing about people.", html);
        Assert.Equal(16, Regex.Count(html, "data-testid=\"comparison\""));
        Assert.Equal(5, Regex.Count(html, "data-testid=\"picture\""));
        Assert.Contains("data-testid=\"divided\"", html);
        Assert.Contains(">confirmatory<", html);
        Assert.Contains(">exploratory<", html);
        // What is encrypted for the server is random, and may hold the letters.
        Assert.DoesNotContain("NaN", Encrypted().Replace(html, ""));
    }

    [Fact]
    public async Task Every_picture_of_the_page_is_there_as_SVG_and_as_PNG()
    {
        var study = closed.Study;

        var addresses = Addresses().Matches(await study.ShownAsync()).Select(match => match.Value).Distinct().ToList();

        Assert.Equal(10, addresses.Count);
        foreach (var address in addresses)
        {
            using var answer = await study.Owner.GetAsync(address);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal(
                address.Contains(".svg?", StringComparison.Ordinal) ? "image/svg+xml" : "image/png",
                answer.Content.Headers.ContentType!.MediaType
            );
        }
    }

    [Fact]
    public async Task The_address_says_by_which_rules()
    {
        var study = closed.Study;

        var planned = await study.ShownAsync();
        var otherwise = await study.ShownAsync("?grade=mean&from=2.5&failed=keep&fastest=");

        Assert.Contains("a result is relevant with a median of 3 or more", planned);
        Assert.Contains("a result is relevant with a mean of 2.5 or more", otherwise);
        Assert.DoesNotContain(">confirmatory<", otherwise);
        Assert.Contains("?grade=mean&from=2.5&failed=keep&v=", otherwise);
    }

    [Fact]
    public async Task What_the_address_says_wrongly_is_as_in_the_plan()
    {
        var study = closed.Study;

        Assert.Contains(">confirmatory<", await study.ShownAsync("?grade=best&from=9&failed=-1&fastest=soon"));
    }

    [Fact]
    public async Task Speeders_are_left_out_where_the_address_asks_for_it()
    {
        var study = closed.Study;

        Assert.Contains("All judgments are left out by the rules: no figure can be told.", await study.ShownAsync("?fastest=600000"));
    }

    [Fact]
    public async Task Nothing_is_shown_before_the_study_is_closed()
    {
        await using var study = await ResultsStudy.CreateAsync(ResultsStudy.Reopen);

        var html = await study.ShownAsync();
        using var picture = await study.Owner.GetAsync($"{study.Page}/pictures/precision.svg");

        Assert.Contains("data-testid=\"results-hidden\"", html);
        Assert.All(new[] { "Proposed", "NoCleansing", "FaceOnly", "data-testid=\"alpha\"" }, word => Assert.DoesNotContain(word, html));
        Assert.Equal(HttpStatusCode.NotFound, picture.StatusCode);
    }

    [Fact]
    public async Task A_plan_that_shows_the_leader_shows_exploratory_results_at_once()
    {
        await using var study = await ResultsStudy.CreateAsync(ResultsStudy.ShowLeader);

        var html = await study.ShownAsync();

        Assert.Contains("The study is still open: figures change with every judgment.", html);
        Assert.DoesNotContain(">confirmatory<", html);
    }

    [Fact]
    public async Task Who_withdraws_leaves_the_figures_at_once()
    {
        await using var study = await ResultsStudy.CreateAsync();
        var before = await study.ShownAsync();
        await using (var context = await study.Portal.OpenAsync())
        {
            var code = await context.Participants.Select(person => person.Code).FirstAsync();
            await study.Portal.Get<WithdrawalHandler>().WithdrawAsync(code, CancellationToken.None);
        }

        var after = await study.ShownAsync();

        Assert.Contains("by 3 participants", before);
        Assert.Contains("by 2 participants", after);
        Assert.Contains("1 participant has withdrawn, of 3", after);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/pictures/precision.svg")]
    [InlineData("/pictures/precision.png")]
    public async Task Another_researcher_finds_nothing_there(string address)
    {
        var study = closed.Study;
        using var other = await study.Portal.SignedInAsync(email: "other@example.org");
        using var anonymous = study.Portal.Browser();

        using var answer = await other.GetAsync(study.Page + address);
        using var sent = await anonymous.GetAsync(study.Page + address);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
    }

    [Fact]
    public async Task A_draft_is_shown_on_its_own_page()
    {
        await using var study = await ResultsStudy.CreateAsync(row => row.State = StudyState.Draft);

        using var answer = await study.Owner.GetAsync(study.Page);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.EndsWith($"/studies/{study.Id}", $"{answer.Headers.Location}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_divides_people_is_shown_with_its_pictures()
    {
        await using var study = await RunningStudy.CreateAsync(plan => plan with { BlockLength = 40, ChecksABlock = 0 });
        await study.JudgeAsync(items: 2, score: 4);
        await study.JudgeAsync(items: 2, score: 1);
        using var done = await study.DoAsync("close");

        var html = WebUtility.HtmlDecode(await study.Owner.GetStringAsync($"/studies/{study.Id}/results"));

        var pictures = Pictures().Matches(html).Select(match => match.Value).ToList();
        Assert.Equal(2 * 4, pictures.Count);
        Assert.Contains("1 × 1 (Not at all), 1 × 4 (Entirely)", html);
        using var answer = await study.Owner.GetAsync(pictures[0]);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Tables_stand_beside_the_papers_own_figures()
    {
        var study = closed.Study;

        var html = await study.ShownAsync();

        var table = html[html.IndexOf("data-testid=\"table-1\"", StringComparison.Ordinal)..];
        Assert.Matches("NoFine-Tuning</th><td[^>]*>–</td><td[^>]*>0.62</td>", table);
        Assert.Matches(
            "FaceOnly</th><td[^>]*>–</td><td[^>]*>0.26</td>",
            table[table.IndexOf("data-testid=\"table-2\"", StringComparison.Ordinal)..]
        );
    }

    [GeneratedRegex("CfDJ8[A-Za-z0-9_+/=-]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Encrypted();

    [GeneratedRegex("/studies/[0-9]+/results/pictures/[^\"]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Addresses();

    [GeneratedRegex("/judge/pictures/[^\"]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pictures();
}
