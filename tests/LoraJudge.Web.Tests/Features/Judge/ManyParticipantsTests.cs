using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Tests.Features.Judge;

/// <summary>Participants who join, judge, change, leave, come back and withdraw at once, in random order.</summary>
[Trait("group", "server")]
public sealed class ManyParticipantsTests
{
    private const int Raters = 3;
    private const int Length = 4;

    [Fact]
    public async Task Every_acknowledged_judgment_is_there_none_twice_no_item_above_its_raters_nobody_twice_at_an_item()
    {
        await using var study = await JudgedStudy.OpenAsync(items: 32, Length, Raters, mostBlocks: 2);

        var acknowledged = await Task.WhenAll(Enumerable.Range(0, 24).Select(seed => Task.Run(() => ParticipateAsync(study, seed))));

        var stored = await study.ReadAsync(context =>
            context
                .Judgments.Select(row => new
                {
                    row.Assignment.Participant.Code,
                    row.AssignmentId,
                    row.BlockItem.Position,
                    row.BlockItemId,
                    row.Score,
                })
                .ToListAsync()
        );
        Assert.Equal(
            acknowledged.SelectMany(own => own).OrderBy(own => own.Assignment).ThenBy(own => own.Position),
            stored.Select(row => (row.AssignmentId, row.Position, row.Score)).OrderBy(row => row.AssignmentId).ThenBy(row => row.Position)
        );
        Assert.All(stored.CountBy(row => row.BlockItemId), item => Assert.True(item.Value <= Raters));
        Assert.Equal(stored.Count, stored.Select(row => (row.Code, row.BlockItemId)).Distinct().Count());
    }

    /// <returns>What was acknowledged, as it was last; nothing of who withdrew.</returns>
    private static async Task<IEnumerable<(long Assignment, int Position, int Score)>> ParticipateAsync(JudgedStudy study, int seed)
    {
        var dice = new Random(seed);
        var participant = await study.JoinAsync();
        var given = new Dictionary<(long Assignment, int Position), int>();
        while (await study.NextAsync(participant) is { } assignment)
        {
            foreach (var position in Enumerable.Range(0, Length).SelectMany(place => (int[])[place, dice.Next(place + 1)]))
            {
                var score = 1 + dice.Next(4);
                await study.SaveAsync(participant, assignment, position, score);
                given[(assignment.Id, position)] = score;
            }

            if (dice.Next(10) == 0)
                break;
            await study.CompleteAsync(participant, assignment);
        }

        if (dice.Next(5) != 0)
            return given.Select(one => (one.Key.Assignment, one.Key.Position, one.Value));
        await study.Withdrawals.WithdrawAsync(participant, CancellationToken.None);
        return [];
    }
}
