using LoraJudge.Web.Features.Judge;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Tests.Features.Judge;

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

        await study.Judgments.SaveAsync(participant, assignment!.Id, 0, 1, 900, CancellationToken.None);
        await study.Judgments.SaveAsync(participant, assignment.Id, 0, 2, 60_000, CancellationToken.None);

        Assert.Equal(900, await study.ReadAsync(context => context.Judgments.Select(row => row.ResponseMilliseconds).SingleAsync()));
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
