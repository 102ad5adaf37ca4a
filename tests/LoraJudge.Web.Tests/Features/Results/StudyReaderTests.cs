using LoraJudge.Web.Features.Judge;
using LoraJudge.Web.Features.Results.Figures;
using LoraJudge.Web.Features.Results.Reading;
using LoraJudge.Web.Tests.Features.Studies.Running;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Tests.Features.Results;

[Trait("group", "server")]
public sealed class StudyReaderTests(ClosedStudy closed) : IClassFixture<ClosedStudy>
{
    [Fact]
    public async Task Data_are_read_whole_and_keep_their_promises()
    {
        var data = (await ReadAsync(closed.Study)).Checked();

        Assert.Equal((6, 5, 3), (data.Topics.Count, data.Methods.Count, data.Participants.Count));
        Assert.Equal(6 * 5 * 20, data.Runs.Count);
        Assert.Equal(3 * data.Items.Count, data.Judgments.Count);
        Assert.All(data.Judgments.Position, position => Assert.InRange(position, 1, 40));
        Assert.True(data.Study.IsSimulated);
        Assert.Equal(DateTimeKind.Utc, data.Judgments.GivenUtc[0]!.Value.Kind);
    }

    [Fact]
    public async Task The_same_seed_makes_the_same_figures()
    {
        await using var other = await ResultsStudy.CreateAsync();

        var (first, second) = (await ReadAsync(closed.Study), await ReadAsync(other));

        Assert.Equal(first.Fingerprint(), second.Fingerprint());
        Assert.Equal(
            StudyResults.Compute(first, ResultsOptions.Of(first.Study)).Agreement.Ordinal.Alpha,
            StudyResults.Compute(second, ResultsOptions.Of(second.Study)).Agreement.Ordinal.Alpha
        );
    }

    [Fact]
    public async Task A_pseudonym_stays_when_others_withdraw()
    {
        await using var study = await ResultsStudy.CreateAsync();
        var before = await ReadAsync(study);
        await using (var context = await study.Portal.OpenAsync())
        {
            var code = await context.Participants.OrderBy(person => person.Id).Select(person => person.Code).FirstAsync();
            await study.Portal.Get<WithdrawalHandler>().WithdrawAsync(code, CancellationToken.None);
        }

        var after = await ReadAsync(study);

        Assert.Equal(before.Participants.Skip(1), after.Participants);
        Assert.Equal((1, before.Items.Count), (after.Withdrawals, after.ErasedJudgments));
        Assert.Equal(2 * before.Items.Count, after.Judgments.Count);
    }

    [Fact]
    public async Task Attention_checks_count_for_their_participant_and_released_places_do_not()
    {
        await using var study = await RunningStudy.CreateAsync(plan => plan with { BlockLength = 40 });
        var (_, block) = await study.JudgeAsync(items: study.Open.Pool.Count + study.Open.Checks.Count);
        var (_, gone) = await study.JudgeAsync(items: 2);
        using var answer = await study.DoAsync("release", ("participant", $"{gone.ParticipantId}"));

        var data = (await study.Portal.Get<StudyReader>().ReadAsync(study.Id, CancellationToken.None))!;

        Assert.Equal(study.Open.Pool.Count, data.Judgments.Count);
        Assert.Equal((0, 1), (data.Participants[0].ChecksPassed, data.Participants[0].ChecksFailed));
        Assert.Equal($"P{block.ParticipantId}", data.Participants[0].Pseudonym);
        Assert.Equal((0, 0), (data.Participants[1].ChecksPassed, data.Participants[1].ChecksFailed));
        Assert.False(data.Study.IsSimulated);
    }

    private static async Task<StudyData> ReadAsync(ResultsStudy study) =>
        (await study.Portal.Get<StudyReader>().ReadAsync(study.Id, CancellationToken.None))!;
}
