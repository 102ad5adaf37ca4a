using System.Globalization;
using LoraJudge.Domain.Studies;
using LoraJudge.Web.Features.Results.Figures;
using LoraJudge.Web.Features.Results.Reading;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Tests.Features.Studies.Running;

[Trait("group", "server")]
public sealed class StudyRunPageTests
{
    [Fact]
    public async Task It_shows_what_is_frozen_and_what_pooling_saves()
    {
        await using var study = await RunningStudy.CreateAsync();

        var html = await study.ShownAsync();

        Assert.Matches($"data-testid=\"study-hash\"[^>]*>{study.Open.Study.FrozenHash}<", html);
        Assert.Matches($"data-testid=\"pool-size\"[^>]*>{study.Open.Pool.Count}<", html);
        Assert.Matches($"data-testid=\"unpooled-size\"[^>]*>{3 * 2 * 4}<", html);
    }

    [Fact]
    public async Task Judgments_count_without_attention_checks_and_released_places()
    {
        await using var study = await RunningStudy.CreateAsync(plan => plan with { ChecksABlock = 0 });
        await study.JudgeAsync(items: 3);
        var (_, gone) = await study.JudgeAsync(items: 2);
        var participant = gone.ParticipantId.ToString(CultureInfo.InvariantCulture);

        var before = await study.ShownAsync();
        using var answer = await study.DoAsync("release", ("participant", participant));
        var after = await study.ShownAsync();

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Matches("data-testid=\"judgments-done\"[^>]*>5<", before);
        Assert.Matches("data-testid=\"judgments-done\"[^>]*>3<", after);
        Assert.Matches("data-testid=\"released\"[^>]*><dt[^>]*>Released</dt><dd[^>]*>1<", after);
    }

    [Fact]
    public async Task An_attention_check_is_counted_for_its_participant_alone()
    {
        await using var study = await RunningStudy.CreateAsync();
        var (_, block) = await study.JudgeAsync(items: 0);
        var items = await study.ReadAsync(context => context.BlockItems.CountAsync(item => item.BlockId == block.BlockId));
        await using (var context = await study.Portal.OpenAsync())
        {
            var check = await context.BlockItems.SingleAsync(item => item.BlockId == block.BlockId && item.AttentionCheckId != null);
            context.Judgments.Add(
                new Judgment
                {
                    AssignmentId = block.Id,
                    BlockItemId = check.Id,
                    Score = 4,
                    JudgedUtc = DateTime.UnixEpoch,
                }
            );
            await context.SaveChangesAsync();
        }

        var html = await study.ShownAsync();

        Assert.Matches("data-testid=\"judgments-done\"[^>]*>0<", html);
        Assert.Contains($">1 of {items}<", html);
        Assert.Contains(">1 of 1<", html);
    }

    [Fact]
    public async Task Participants_stand_under_pseudonyms_and_never_with_their_codes()
    {
        await using var study = await RunningStudy.CreateAsync();
        var (code, _) = await study.JudgeAsync(items: 1);

        var html = await study.ShownAsync();

        Assert.Matches("<th scope=\"row\"[^>]*>P1</th>", html);
        Assert.DoesNotContain(code, html);
    }

    [Fact]
    public async Task Whoever_is_far_faster_than_the_others_is_flagged()
    {
        await using var study = await RunningStudy.CreateAsync(plan => plan with { BlockLength = 12, RatersPerItem = 4, ChecksABlock = 0 });
        await study.JudgeAsync(items: 10, milliseconds: 3000);
        await study.JudgeAsync(items: 10, milliseconds: 3000);
        await study.JudgeAsync(items: 10, milliseconds: 900);

        var html = await study.ShownAsync();

        Assert.Single(html.Split("data-testid=\"speeder\"")[1..]);
    }

    [Fact]
    public async Task Agreement_is_told_once_items_have_two_judgments()
    {
        await using var study = await RunningStudy.CreateAsync(plan => plan with { BlockLength = 40, ChecksABlock = 0 });
        await study.JudgeAsync(items: 3, score: 3);
        var before = await study.ShownAsync();
        await study.JudgeAsync(items: 3, score: 1);

        var after = await study.ShownAsync();

        Assert.Contains("Not yet: no item has two judgments yet.", before);
        Assert.Matches("over 3 items: too few for an interval", after);
    }

    [Fact]
    public async Task Nothing_tells_which_method_leads_before_the_study_is_closed()
    {
        await using var study = await RunningStudy.CreateAsync();
        await study.JudgeAsync(items: 3);

        var before = await study.ShownAsync();
        using var answer = await study.DoAsync("close");
        var after = await study.ShownAsync();

        Assert.All(study.Open.Methods, method => Assert.DoesNotContain(method.Name, before));
        Assert.Contains("data-testid=\"leader-hidden\"", before);
        Assert.All(study.Open.Methods, method => Assert.Matches($"<td[^>]*>{method.Name}</td>", after));
    }

    [Fact]
    public async Task A_plan_that_shows_the_leader_shows_it_at_once()
    {
        await using var study = await RunningStudy.CreateAsync(plan => plan with { ShowsLeader = true });

        Assert.Contains("data-testid=\"leader\"", await study.ShownAsync());
    }

    [Fact]
    public async Task The_leading_method_has_the_precision_of_the_results_while_queries_are_not_judged_yet()
    {
        await using var study = await RunningStudy.CreateAsync(plan =>
            plan with
            {
                ShowsLeader = true,
                BlockLength = 40,
                ChecksABlock = 0,
            }
        );
        await study.JudgeAsync(items: 1, score: 4);

        var html = await study.ShownAsync();

        var data = (await study.Portal.Get<StudyReader>().ReadAsync(study.Id, CancellationToken.None))!;
        var results = StudyResults.Compute(data, ResultsOptions.Of(data.Study));
        Assert.Single(results.Retrieval.JudgedTopics);
        foreach (var method in results.Retrieval.Methods)
        {
            var precision = ResultWords.Two(method.Figures.Single(figure => figure.Measure == $"p@{data.Study.Depth}").Mean.Value!.Value);
            Assert.Matches($"<td[^>]*>{method.Method}</td><td[^>]*>[^<]*</td><td[^>]*>{precision}</td>", html);
        }
    }
}
