using LoraJudge.Domain.Studies;
using LoraJudge.Domain.Studies.Plan;

namespace LoraJudge.Web.Tests.Features.Judge.Live;

[Trait("group", "server")]
public sealed class LiveJudgingTests
{
    [Fact]
    public async Task A_visitor_is_asked_with_the_words_of_the_consent()
    {
        await using var study = await LiveStudyOfVisitors.CreateAsync(LiveJudging.OneMethod);

        var html = await study.ShownAsync(study.Address);

        Assert.Contains("data-testid=\"live-invitation\"", html);
        Assert.Contains("Your judgments are stored without your name.", html);
    }

    [Theory]
    [InlineData("off")]
    [InlineData("paused")]
    [InlineData("closed")]
    [InlineData("ended")]
    public async Task Nobody_is_asked_while_no_study_takes_judgments(string when)
    {
        await using var study = await LiveStudyOfVisitors.CreateAsync(when == "off" ? LiveJudging.Off : LiveJudging.OneMethod);
        await study.ChangeAsync(row =>
        {
            row.IsPaused = when == "paused";
            row.State = when == "closed" ? StudyState.Closed : StudyState.Open;
            row.Plan = row.Plan with { EndUtc = when == "ended" ? DateTime.UnixEpoch : null };
        });

        Assert.DoesNotContain("data-testid=\"live-invitation\"", await study.ShownAsync(study.Address));
    }

    [Fact]
    public async Task Ten_results_are_shown_without_a_word_about_models_and_methods()
    {
        await using var study = await LiveStudyOfVisitors.CreateAsync(LiveJudging.OneMethod);
        await study.BeginAsync();

        var html = await study.ShownAsync();

        Assert.Equal(10, html.Split("data-testid=\"live-result\"").Length - 1);
        Assert.All(study.Open.Methods, method => Assert.DoesNotContain(method.Name, html));
        Assert.DoesNotContain("style_", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("/models/", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_methods_ranking_is_that_methods_own()
    {
        await using var study = await LiveStudyOfVisitors.CreateAsync(LiveJudging.OneMethod);
        await study.BeginAsync();

        var ranking = Assert.Single(await study.RankingsAsync());

        Assert.False(ranking.IsInterleaved);
        Assert.All(ranking.Entries, entry => Assert.Equal(study.Open.Methods[0].Id, entry.VariantMethodId));
        var result = await study.ShownAsync(study.Address);
        await using var context = await study.Portal.OpenAsync();
        var slugs = context.LoraModels.ToDictionary(model => model.Id, model => model.Slug);
        var places = ranking
            .Entries.Select(entry => result.IndexOf($"/models/{slugs[entry.LoraModelId]}\"", StringComparison.Ordinal))
            .ToList();
        Assert.Equal(places.Order(), places);
    }

    [Fact]
    public async Task Interleaved_rankings_come_from_all_methods_that_are_ready()
    {
        await using var study = await LiveStudyOfVisitors.CreateAsync(LiveJudging.Interleaved);
        await study.PrepareAsync();
        await study.BeginAsync();

        var ranking = Assert.Single(await study.RankingsAsync());

        Assert.True(ranking.IsInterleaved);
        Assert.Equal([5, 5], ranking.Entries.CountBy(entry => entry.VariantMethodId).Select(method => method.Value));
    }

    [Fact]
    public async Task Beginning_twice_or_anew_gives_the_same_ranking()
    {
        await using var study = await LiveStudyOfVisitors.CreateAsync(LiveJudging.Interleaved);
        await study.PrepareAsync();
        await study.BeginAsync();
        var first = Assert.Single(await study.RankingsAsync());
        await study.BeginAsync();
        var again = Assert.Single(await study.RankingsAsync());
        using var withdrawn = await Portal.PostAsync(study.Visitor, $"{study.Page}/withdraw", [], study.Page);

        await study.BeginAsync();

        var anew = Assert.Single(await study.RankingsAsync());
        Assert.Equal(first.Id, again.Id);
        Assert.Equal(
            first.Entries.Select(entry => (entry.LoraModelId, entry.VariantMethodId)),
            anew.Entries.Select(entry => (entry.LoraModelId, entry.VariantMethodId))
        );
    }

    [Fact]
    public async Task A_score_is_saved_and_changed_with_a_script_and_without()
    {
        await using var study = await LiveStudyOfVisitors.CreateAsync(LiveJudging.OneMethod);
        await study.BeginAsync();

        using var put = await study.PutAsync(2, 4);
        using var posted = await Portal.PostAsync(study.Visitor, $"{study.Address}/judgments/3", new() { ["score"] = "1" }, study.Page);
        using var changed = await study.PutAsync(2, 3);

        Assert.Equal(HttpStatusCode.OK, put.StatusCode);
        Assert.Equal("""{"position":2,"score":4}""", await put.Content.ReadAsStringAsync());
        Assert.Equal($"{study.Page}#result-3", $"{posted.Headers.Location}");
        var entries = Assert.Single(await study.RankingsAsync()).Entries.ToList();
        Assert.Equal([null, 3, 1, null], entries.Take(4).Select(entry => entry.Score));
        Assert.Matches("data-testid=\"live-count\"[^>]*>2<", await study.ShownAsync());
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(1, 5)]
    [InlineData(11, 2)]
    [InlineData(0, 2)]
    public async Task What_is_no_score_of_a_result_is_refused(int position, int score)
    {
        await using var study = await LiveStudyOfVisitors.CreateAsync(LiveJudging.OneMethod);
        await study.BeginAsync();

        using var answer = await study.PutAsync(position, score);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
    }

    [Fact]
    public async Task A_closed_study_takes_no_scores_and_says_so()
    {
        await using var study = await LiveStudyOfVisitors.CreateAsync(LiveJudging.OneMethod);
        await study.BeginAsync();
        await study.ChangeAsync(row => row.State = StudyState.Closed);

        using var answer = await study.PutAsync(1, 2);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("This study is closed.", await study.ShownAsync());
    }

    [Fact]
    public async Task Without_a_script_a_refused_score_is_shown_on_the_page_as_not_saved()
    {
        await using var study = await LiveStudyOfVisitors.CreateAsync(LiveJudging.OneMethod);
        await study.BeginAsync();
        var label = study.Open.Study.Plan.ScaleLabels[3];
        await study.ChangeAsync(row => row.IsPaused = true);

        using var answer = await Portal.PostAsync(study.Visitor, $"{study.Address}/judgments/3", new() { ["score"] = "4" }, study.Page);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType!.MediaType);
        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Contains("data-testid=\"live-refused\"", html, StringComparison.Ordinal);
        Assert.Contains($"Not saved: “{label}”. This study is paused.", html, StringComparison.Ordinal);
        Assert.Matches("data-testid=\"live-count\"[^>]*>0<", html);
        Assert.All(Assert.Single(await study.RankingsAsync()).Entries, entry => Assert.Null(entry.Score));
    }

    [Fact]
    public async Task Without_a_script_a_score_of_a_page_that_was_open_for_too_long_is_shown_as_not_saved()
    {
        await using var study = await LiveStudyOfVisitors.CreateAsync(LiveJudging.OneMethod);
        await study.BeginAsync();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["score"] = "4" });

        using var answer = await study.Visitor.PostAsync(new Uri($"{study.Address}/judgments/3", UriKind.Relative), form);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("data-testid=\"live-refused\"", await answer.Content.ReadAsStringAsync());
        Assert.All(Assert.Single(await study.RankingsAsync()).Entries, entry => Assert.Null(entry.Score));
    }

    [Fact]
    public async Task Who_withdraws_leaves_nothing_even_when_the_search_is_gone()
    {
        await using var study = await LiveStudyOfVisitors.CreateAsync(LiveJudging.OneMethod);
        await study.BeginAsync();
        using var saved = await study.PutAsync(1, 2);
        using var removed = await Portal.PostAsync(study.Visitor, $"{study.Address}/remove", [], "/");

        using var answer = await Portal.PostAsync(study.Visitor, $"{study.Page}/withdraw", [], study.Page);

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Empty(await study.RankingsAsync());
        Assert.Contains("data-testid=\"live-nothing\"", await study.ShownAsync());
    }

    [Fact]
    public async Task Nobody_begins_on_a_search_that_is_not_there()
    {
        await using var study = await LiveStudyOfVisitors.CreateAsync(LiveJudging.OneMethod);

        using var answer = await Portal.PostAsync(study.Visitor, "/search/0123456789012345678901/judge/begin", [], "/");
        using var score = await study.PutAsync(1, 2);

        Assert.Equal("/search/0123456789012345678901", $"{answer.Headers.Location}");
        Assert.Equal(HttpStatusCode.Conflict, score.StatusCode);
        Assert.Empty(await study.RankingsAsync());
    }
}
