using LoraJudge.Domain.Studies;
using LoraJudge.Web.Features.Judge;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Tests.Features.Judge;

[Trait("group", "server")]
public sealed class AssignmentHandlerTests
{
    [Fact]
    public async Task Who_asks_twice_gets_the_same_block()
    {
        await using var study = await JudgedStudy.OpenAsync();
        var participant = await study.JoinAsync();

        var first = await study.NextAsync(participant);
        var second = await study.NextAsync(participant);

        Assert.Equal(first!.Id, second!.Id);
    }

    [Fact]
    public async Task Many_who_ask_at_once_fill_every_slot_once_and_the_others_get_none()
    {
        await using var study = await JudgedStudy.OpenAsync(items: 12, length: 3, raters: 3);
        var participants = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => study.JoinAsync()));

        var given = await Task.WhenAll(participants.Select(participant => Task.Run(() => study.NextAsync(participant))));

        Assert.Equal(12, given.Count(assignment => assignment is not null));
        Assert.Equal(12, given.OfType<Assignment>().Select(assignment => (assignment.BlockId, assignment.Slot)).Distinct().Count());
    }

    [Fact]
    public async Task Who_has_finished_a_block_gets_another_one_while_the_plan_allows()
    {
        await using var study = await JudgedStudy.OpenAsync(items: 3, length: 1, raters: 1, mostBlocks: 2);
        var participant = await study.JoinAsync();

        var blocks = new List<long>();
        while (await study.NextAsync(participant) is { } assignment)
        {
            await study.SaveAsync(participant, assignment, position: 0);
            await study.CompleteAsync(participant, assignment);
            blocks.Add(assignment.BlockId);
        }

        Assert.Equal(2, blocks.Distinct().Count());
    }

    [Fact]
    public async Task A_place_that_was_abandoned_is_given_to_somebody_else_and_its_judgments_do_not_come_back()
    {
        await using var study = await JudgedStudy.OpenAsync(items: 1, length: 1, raters: 1);
        var (first, second) = (await study.JoinAsync(), await study.JoinAsync());
        var abandoned = await study.NextAsync(first);
        Assert.Null(await study.NextAsync(second));

        study.Portal.Clock.Ahead += TimeSpan.FromHours(3);

        Assert.Equal(1, await study.Assignments.ReleaseAbandonedAsync(CancellationToken.None));
        Assert.Equal(abandoned!.Slot, (await study.NextAsync(second))!.Slot);
        Assert.Null(await study.NextAsync(first));
        var refusal = await Assert.ThrowsAsync<JudgeException>(() => study.SaveAsync(first, abandoned, 0));
        Assert.StartsWith("You were away for so long", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_judges_now_and_then_keeps_their_place()
    {
        await using var study = await JudgedStudy.OpenAsync(items: 3, length: 3, raters: 1);
        var participant = await study.JoinAsync();
        var assignment = await study.NextAsync(participant);
        foreach (var position in Enumerable.Range(0, 3))
        {
            study.Portal.Clock.Ahead += TimeSpan.FromHours(1.5);
            await study.SaveAsync(participant, assignment!, position);
        }

        Assert.Equal(0, await study.Assignments.ReleaseAbandonedAsync(CancellationToken.None));
    }

    public static TheoryData<string, string> Refused { get; } =
        new()
        {
            { "draft", "This study has not been opened yet." },
            { "closed", "This study is closed. Thank you for your interest." },
            { "ended", "This study is closed. Thank you for your interest." },
            { "paused", "This study is paused. Everything that was saved is kept: come back later." },
        };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_study_that_takes_no_judgments_says_why(string when, string words)
    {
        await using var study = await JudgedStudy.OpenAsync();
        var participant = await study.JoinAsync();
        var now = study.Portal.Clock.GetUtcNow().UtcDateTime;
        await study.ChangeAsync(row =>
        {
            row.State = when switch
            {
                "draft" => StudyState.Draft,
                "closed" => StudyState.Closed,
                _ => StudyState.Open,
            };
            row.IsPaused = when == "paused";
            row.Plan = row.Plan with { EndUtc = when == "ended" ? now : null };
        });

        var refusal = await Assert.ThrowsAsync<JudgeException>(() => study.NextAsync(participant));

        Assert.Equal(words, refusal.Message);
    }

    [Fact]
    public async Task Nothing_is_assigned_before_consent()
    {
        await using var study = await JudgedStudy.OpenAsync();
        var participant = await study.JoinAsync(consents: false);

        var refusal = await Assert.ThrowsAsync<JudgeException>(() => study.NextAsync(participant));

        Assert.StartsWith("Your consent comes first", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(0, await study.ReadAsync(context => context.Assignments.CountAsync()));
    }
}
