using LoraJudge.Domain.Studies;
using LoraJudge.Web.Features.Judge;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Tests.Features.Studies.Running;

[Trait("group", "server")]
public sealed class StudyActionsTests
{
    [Fact]
    public async Task A_paused_study_takes_no_judgments_until_it_is_resumed()
    {
        await using var study = await RunningStudy.CreateAsync();
        using var paused = await study.DoAsync("pause");

        var refusal = await Assert.ThrowsAsync<JudgeException>(() => study.JudgeAsync(items: 1));
        using var resumed = await study.DoAsync("resume");
        await study.JudgeAsync(items: 1);

        Assert.StartsWith("This study is paused.", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("data-testid=\"pause\"", await study.ShownAsync());
    }

    [Fact]
    public async Task Closing_is_final()
    {
        await using var study = await RunningStudy.CreateAsync();
        using var closed = await study.DoAsync("close");

        using var answer = await study.DoAsync("resume");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("The study is closed: that is final.", await answer.Content.ReadAsStringAsync());
        var row = await study.ReadAsync(context => context.Studies.SingleAsync());
        Assert.Equal(StudyState.Closed, row.State);
        Assert.NotNull(row.ClosedUtc);
    }

    [Fact]
    public async Task A_released_place_is_given_to_somebody_else()
    {
        await using var study = await RunningStudy.CreateAsync(plan => plan with { RatersPerItem = 1, BlockLength = 40 });
        var (_, taken) = await study.JudgeAsync(items: 1);

        using var answer = await study.DoAsync("release", ("participant", $"{taken.ParticipantId}"));
        var (_, next) = await study.JudgeAsync(items: 1);

        Assert.Equal((taken.BlockId, taken.Slot), (next.BlockId, next.Slot));
    }

    [Fact]
    public async Task Amendments_are_chained_and_marked()
    {
        await using var study = await RunningStudy.CreateAsync();
        using var first = await study.DoAsync("amend", ("text", "Two more weeks: it was a holiday."));
        using var second = await study.DoAsync("amend", ("text", "Looked at them."), ("seen", "true"));

        var html = await study.ShownAsync();

        Assert.Contains("Two more weeks: it was a holiday.", html);
        Assert.Contains("Checked: the frozen plan and all amendments", html);
        var rows = await study.ReadAsync(context => context.StudyAmendments.OrderBy(row => row.Number).ToListAsync());
        Assert.Equal([false, true], rows.Select(row => row.ResultsSeen));
        Assert.Equal(study.Open.Study.FrozenHash, rows[0].Before);
    }

    [Fact]
    public async Task Whoever_could_see_results_has_seen_them()
    {
        await using var study = await RunningStudy.CreateAsync();
        using var closed = await study.DoAsync("close");

        using var answer = await study.DoAsync("amend", ("text", "Another measure."));

        Assert.True(await study.ReadAsync(context => context.StudyAmendments.Select(row => row.ResultsSeen).SingleAsync()));
    }

    [Fact]
    public async Task An_amendment_that_was_changed_behind_the_portals_back_is_found()
    {
        await using var study = await RunningStudy.CreateAsync();
        using var first = await study.DoAsync("amend", ("text", "First."));
        using var second = await study.DoAsync("amend", ("text", "Second."));
        await study.ReadAsync(context =>
            context.StudyAmendments.Where(row => row.Number == 1).ExecuteUpdateAsync(set => set.SetProperty(row => row.Text, "Other."))
        );

        Assert.Contains("is not as it was written", await study.ShownAsync());
    }

    [Fact]
    public async Task An_amendment_that_says_nothing_is_refused()
    {
        await using var study = await RunningStudy.CreateAsync();

        using var answer = await study.DoAsync("amend", ("text", " "));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Write what is done otherwise, and why.", await answer.Content.ReadAsStringAsync());
    }
}
