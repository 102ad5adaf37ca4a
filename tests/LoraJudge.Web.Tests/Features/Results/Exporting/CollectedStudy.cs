using LoraJudge.Data;
using LoraJudge.Domain.Studies;
using LoraJudge.Domain.Studies.Plan;
using LoraJudge.Web.Features.Judge;
using LoraJudge.Web.Features.Judge.Taking;
using LoraJudge.Web.Features.Results.Reading;
using LoraJudge.Web.Tests.Features.Studies.Running;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Tests.Features.Results.Exporting;

/// <summary>
/// A closed study in which everything was collected that can be: a panel's participants and others, checks passed and failed, a released
/// place, answers with line breaks and formulas, a withdrawal, visitors' rankings with and without scores, an amendment.
/// </summary>
internal sealed class CollectedStudy : IAsyncDisposable
{
    public static readonly string[] PanelIds = ["5f3c9e1ab24d6e0012ab34cd", "=panel+\"7\", Zoë"];
    public const string Words = "=1+1 was hard,\r\nand \"quotes\" too: 画風";

    private readonly RunningStudy running;

    private CollectedStudy(RunningStudy running) => this.running = running;

    public Portal Portal => running.Portal;

    public HttpClient Owner => running.Owner;

    public long Id => running.Id;

    public IReadOnlyList<string> Methods => [.. running.Open.Methods.Select(method => method.Name)];

    /// <summary>Of somebody who withdrew.</summary>
    public string Withdrawn { get; private set; } = "";

    public static async Task<CollectedStudy> CreateAsync(bool closed = true)
    {
        var open = await RunningStudy.CreateAsync(plan =>
            plan with
            {
                BlockLength = 40,
                RatersPerItem = 4,
                Live = LiveJudging.Interleaved,
            }
        );
        var study = new CollectedStudy(open);
        await study.JudgedAsync(PanelIds[0], checks: 4, ["It is my work", Words]);
        await study.JudgedAsync(PanelIds[1], checks: 2, ["A little", ""]);
        var (_, gone) = await open.JudgeAsync(items: 2);
        (await open.DoAsync("release", ("participant", $"{gone.ParticipantId}"))).Dispose();
        study.Withdrawn = await study.JudgedAsync("withdrawn-panel-id", checks: 4, ["Not at all", "Forget me"]);
        await open.Portal.Get<WithdrawalHandler>().WithdrawAsync(study.Withdrawn, CancellationToken.None);
        (await open.DoAsync("amend", ("text", "More raters."))).Dispose();
        await study.VisitedAsync(true, [4, 1, null, 1]);
        await study.VisitedAsync(true, [2, 4, 1, 1]);
        await study.VisitedAsync(true, [null, null, null, null]);
        await study.VisitedAsync(false, [3, null, null, null]);
        if (closed)
            (await open.DoAsync("close")).Dispose();
        return study;
    }

    public async Task<StudyData> DataAsync() => (await Portal.Get<StudyReader>().ReadAsync(Id, CancellationToken.None))!;

    public Task<Dictionary<string, byte[]>> FilesAsync(params (string Rule, string Value)[] asked) =>
        ExportedStudy.FilesAsync(Portal, Id, asked);

    public Task<T> ReadAsync<T>(Func<LoraJudgeDbContext, Task<T>> read) => running.ReadAsync(read);

    public Task<string> ShownAsync() => running.ShownAsync();

    public ValueTask DisposeAsync() => running.DisposeAsync();

    /// <returns>The participant's code.</returns>
    private async Task<string> JudgedAsync(string panelId, int checks, string[] answers)
    {
        var participants = Portal.Get<ParticipantHandler>();
        var row = await ReadAsync(context => context.Studies.SingleAsync(one => one.Id == Id));
        var code = await participants.JoinAsync(row, row.Plan.Consent.Version, panelId, CancellationToken.None);
        await participants.PractisedAsync(code, CancellationToken.None);
        var block = (await Portal.Get<AssignmentHandler>().NextAsync(code, CancellationToken.None))!;
        var items = await ReadAsync(context =>
            context.BlockItems.Where(item => item.BlockId == block.BlockId).OrderBy(item => item.Position).ToListAsync()
        );
        foreach (var item in items)
        {
            Portal.Clock.Ahead += TimeSpan.FromSeconds(3);
            var score = item.AttentionCheckId is null ? 1 + (item.Position % 4) : checks;
            await Portal
                .Get<JudgmentHandler>()
                .SaveAsync(code, block.Id, item.Position, new GivenScore(score, 2000 + item.Position), CancellationToken.None);
        }

        await Portal.Get<JudgmentHandler>().CompleteAsync(code, block.Id, [], CancellationToken.None);
        await participants.AnswerAsync(code, answers, CancellationToken.None);
        return code;
    }

    /// <summary>Methods take turns; each ranking has models of its own.</summary>
    private async Task VisitedAsync(bool interleaved, int?[] scores)
    {
        await using var context = await Portal.OpenAsync();
        var models = await context.LoraModels.OrderBy(model => model.Id).Select(model => model.Id).ToListAsync();
        var now = Portal.Clock.GetUtcNow().UtcDateTime;
        context.LiveRankings.Add(
            new LiveRanking
            {
                StudyId = Id,
                SearchCode = Domain.RandomCode.New(),
                IsInterleaved = interleaved,
                CreatedUtc = now,
                Entries =
                [
                    .. scores.Select(
                        (score, place) =>
                            new LiveEntry
                            {
                                Position = place + 1,
                                LoraModelId = models[^(place + 1)],
                                VariantMethodId = running.Open.Methods[interleaved ? place % 2 : 0].Id,
                                Score = score,
                                JudgedUtc = score is null ? null : now,
                            }
                    ),
                ],
            }
        );
        await context.SaveChangesAsync();
    }
}
