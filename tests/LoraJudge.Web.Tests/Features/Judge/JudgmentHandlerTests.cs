using LoraJudge.Domain.Studies;
using LoraJudge.Web.Features.Judge;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Tests.Features.Judge;

[Trait("group", "server")]
public sealed class JudgmentHandlerTests
{
    [Fact]
    public async Task A_score_can_be_changed_until_the_block_is_complete()
    {
        await using var study = await JudgedStudy.OpenAsync(items: 2, length: 2);
        var participant = await study.JoinAsync();
        var assignment = await study.NextAsync(participant);

        await study.SaveAsync(participant, assignment!, 0, score: 1);
        await study.SaveAsync(participant, assignment!, 0, score: 4);
        await study.SaveAsync(participant, assignment!, 1, score: 2);
        await study.CompleteAsync(participant, assignment!);

        var refusal = await Assert.ThrowsAsync<JudgeException>(() => study.SaveAsync(participant, assignment!, 0, score: 2));
        Assert.Equal("You have finished this part: its judgments can no longer be changed.", refusal.Message);
        Assert.Equal([4, 2], await ScoresAsync(study));
    }

    [Fact]
    public async Task A_block_is_complete_when_every_item_is_judged()
    {
        await using var study = await JudgedStudy.OpenAsync(items: 3, length: 3);
        var participant = await study.JoinAsync();
        var assignment = await study.NextAsync(participant);
        await study.SaveAsync(participant, assignment!, 1);

        var refusal = await Assert.ThrowsAsync<JudgeException>(() => study.CompleteAsync(participant, assignment!));

        Assert.Equal("2 items are left to judge.", refusal.Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(-1)]
    public async Task A_score_outside_the_scale_is_refused(int score)
    {
        await using var study = await JudgedStudy.OpenAsync();
        var participant = await study.JoinAsync();
        var assignment = await study.NextAsync(participant);

        await Assert.ThrowsAsync<JudgeException>(() => study.SaveAsync(participant, assignment!, 0, score));

        Assert.Empty(await ScoresAsync(study));
    }

    [Fact]
    public async Task An_item_of_another_block_cannot_be_judged()
    {
        await using var study = await JudgedStudy.OpenAsync(items: 4, length: 2);
        var participant = await study.JoinAsync();
        var assignment = await study.NextAsync(participant);

        var refusal = await Assert.ThrowsAsync<JudgeException>(() => study.SaveAsync(participant, assignment!, position: 2));

        Assert.StartsWith("There is no such item in your block", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_judges_for_somebody_else()
    {
        await using var study = await JudgedStudy.OpenAsync();
        var (owner, other) = (await study.JoinAsync(), await study.JoinAsync());
        var assignment = await study.NextAsync(owner);
        await study.NextAsync(other);

        await Assert.ThrowsAsync<JudgeException>(() => study.SaveAsync(other, assignment!, 0));
        await Assert.ThrowsAsync<JudgeException>(() => study.CompleteAsync(other, assignment!));

        Assert.Empty(await ScoresAsync(study));
    }

    [Fact]
    public async Task The_time_of_the_first_answer_is_kept()
    {
        await using var study = await JudgedStudy.OpenAsync();
        var participant = await study.JoinAsync();
        var assignment = await study.NextAsync(participant);

        await study.SaveAsync(participant, assignment!, 0, new GivenScore(1, 900));
        await study.SaveAsync(participant, assignment!, 0, new GivenScore(2, 60_000));

        Assert.Equal(900, await study.ReadAsync(context => context.Judgments.Select(row => row.ResponseMilliseconds).SingleAsync()));
    }

    [Theory]
    [InlineData(3, 3)]
    [InlineData(0, 0)]
    [InlineData(-1, 0)]
    [InlineData(null, null)]
    public async Task The_load_failures_of_the_first_answer_are_kept(int? told, int? kept)
    {
        await using var study = await JudgedStudy.OpenAsync();
        var participant = await study.JoinAsync();
        var assignment = await study.NextAsync(participant);

        await study.SaveAsync(participant, assignment!, 0, new GivenScore(1, 900, told));
        await study.SaveAsync(participant, assignment!, 0, new GivenScore(2, 900, 9));

        Assert.Equal(kept, await study.ReadAsync(context => context.Judgments.Select(row => row.LoadFailures).SingleAsync()));
    }

    [Fact]
    public async Task A_block_is_complete_without_the_item_whose_pictures_did_not_load()
    {
        await using var study = await JudgedStudy.OpenAsync(items: 3, length: 3);
        var participant = await study.JoinAsync();
        var assignment = await study.NextAsync(participant);
        await study.SaveAsync(participant, assignment!, 0);
        await study.SaveAsync(participant, assignment!, 2);

        await study.CompleteAsync(participant, assignment!, 1);

        Assert.Equal(
            AssignmentState.Complete,
            await study.ReadAsync(context => context.Assignments.Select(row => row.State).SingleAsync())
        );
        Assert.Equal(2, (await ScoresAsync(study)).Count);
    }

    [Fact]
    public async Task An_item_that_is_merely_not_judged_is_not_left()
    {
        await using var study = await JudgedStudy.OpenAsync(items: 3, length: 3);
        var participant = await study.JoinAsync();
        var assignment = await study.NextAsync(participant);
        await study.SaveAsync(participant, assignment!, 0);

        var refusal = await Assert.ThrowsAsync<JudgeException>(() => study.CompleteAsync(participant, assignment!, 0, 1));

        Assert.Equal("One item is left to judge.", refusal.Message);
    }

    [Theory]
    [InlineData(10, 1, true)]
    [InlineData(10, 2, false)]
    [InlineData(20, 2, true)]
    [InlineData(20, 3, false)]
    public async Task Of_ten_items_one_may_be_left(int items, int left, bool isComplete)
    {
        await using var study = await JudgedStudy.OpenAsync(items, length: items);
        var participant = await study.JoinAsync();
        var assignment = await study.NextAsync(participant);
        foreach (var position in Enumerable.Range(left, items - left))
            await study.SaveAsync(participant, assignment!, position);

        var refusal = await Record.ExceptionAsync(() => study.CompleteAsync(participant, assignment!, [.. Enumerable.Range(0, left)]));

        Assert.Equal(isComplete, refusal is null);
        if (!isComplete)
            Assert.Contains("too many to finish this part without them", refusal!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_withdrawal_erases_the_participant_with_all_judgments_and_gives_a_receipt()
    {
        await using var study = await JudgedStudy.OpenAsync();
        var (leaving, staying) = (await study.JoinAsync(), await study.JoinAsync());
        foreach (var participant in (string[])[leaving, staying])
        {
            var assignment = await study.NextAsync(participant);
            await study.SaveAsync(participant, assignment!, 0, score: participant == leaving ? 1 : 4);
        }

        var receipt = await study.Withdrawals.WithdrawAsync(leaving, CancellationToken.None);

        Assert.Equal(("A study", 1), (receipt.Study, receipt.Judgments));
        Assert.Equal([4], await ScoresAsync(study));
        Assert.Equal(1, await study.ReadAsync(context => context.Participants.CountAsync()));
        await Assert.ThrowsAsync<JudgeException>(() => study.Withdrawals.WithdrawAsync(leaving, CancellationToken.None));
    }

    [Fact]
    public async Task A_withdrawal_frees_the_place_for_somebody_else()
    {
        await using var study = await JudgedStudy.OpenAsync(items: 1, length: 1, raters: 1);
        var (leaving, next) = (await study.JoinAsync(), await study.JoinAsync());
        await study.NextAsync(leaving);

        await study.Withdrawals.WithdrawAsync(leaving, CancellationToken.None);

        Assert.NotNull(await study.NextAsync(next));
    }

    private static Task<List<int>> ScoresAsync(JudgedStudy study) =>
        study.ReadAsync(context => context.Judgments.OrderBy(row => row.BlockItem.Position).Select(row => row.Score).ToListAsync());
}
