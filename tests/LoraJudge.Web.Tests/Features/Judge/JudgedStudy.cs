using LoraJudge.Domain.Catalog;
using LoraJudge.Domain.Studies;
using LoraJudge.Domain.Studies.Blocks;
using LoraJudge.Domain.Studies.Plan;
using LoraJudge.Web.Features.Judge;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LoraJudge.Web.Tests.Features.Judge;

/// <summary>An open study in the tables of a portal, of items that nobody has judged yet.</summary>
internal sealed class JudgedStudy : IAsyncDisposable
{
    private long studyId;

    private JudgedStudy() { }

    public Portal Portal { get; } = new();

    public AssignmentHandler Assignments => Create<AssignmentHandler>();

    public JudgmentHandler Judgments => Create<JudgmentHandler>();

    public WithdrawalHandler Withdrawals => Create<WithdrawalHandler>();

    public static async Task<JudgedStudy> OpenAsync(int items = 6, int length = 3, int raters = 2, int mostBlocks = 1)
    {
        var study = new JudgedStudy();
        await using var context = await study.Portal.OpenAsync();
        var plan = new StudyPlan
        {
            RatersPerItem = raters,
            BlockLength = length,
            BlocksAParticipant = mostBlocks,
        };
        var row = new Study
        {
            Title = "A study",
            Invitation = "an-invitation",
            State = StudyState.Open,
            Plan = plan,
            CreatedUtc = study.Now,
        };
        var topic = new Topic
        {
            Study = row,
            Code = "q1",
            BlobSha256 = new string('a', 64),
        };
        var pool = Enumerable
            .Range(0, items)
            .ToDictionary(number => $"item-{number}", number => study.Item(row, topic, number), StringComparer.Ordinal);
        context.AddRange(pool.Values);
        foreach (var block in BlockDesign.Divide([.. pool.Keys.Select(code => new StudyItem(code, "q1"))], [], length, plan.Seed))
            context.Add(Stored(row, block, pool));
        await context.SaveChangesAsync();
        study.studyId = row.Id;
        return study;
    }

    /// <returns>The code of somebody who has consented.</returns>
    public async Task<string> JoinAsync(bool consents = true)
    {
        await using var context = await Portal.OpenAsync();
        var participant = new Participant
        {
            StudyId = studyId,
            Code = Guid.NewGuid().ToString("N")[..Participant.CodeLength],
            ConsentVersion = consents ? "1" : null,
            ConsentUtc = consents ? Now : null,
            CreatedUtc = Now,
        };
        context.Participants.Add(participant);
        await context.SaveChangesAsync();
        return participant.Code;
    }

    public Task<Assignment?> NextAsync(string participant) => Assignments.NextAsync(participant, CancellationToken.None);

    public Task SaveAsync(string participant, Assignment assignment, int position, int score = 3) =>
        SaveAsync(participant, assignment, position, new GivenScore(score, 1500));

    public Task SaveAsync(string participant, Assignment assignment, int position, GivenScore given) =>
        Judgments.SaveAsync(participant, assignment.Id, position, given, CancellationToken.None);

    public Task CompleteAsync(string participant, Assignment assignment, params IReadOnlyCollection<int> unshown) =>
        Judgments.CompleteAsync(participant, assignment.Id, unshown, CancellationToken.None);

    public async Task ChangeAsync(Action<Study> change)
    {
        await using var context = await Portal.OpenAsync();
        change(await context.Studies.SingleAsync());
        await context.SaveChangesAsync();
    }

    public async Task<T> ReadAsync<T>(Func<LoraJudge.Data.LoraJudgeDbContext, Task<T>> read)
    {
        await using var context = await Portal.OpenAsync();
        return await read(context);
    }

    public ValueTask DisposeAsync() => Portal.DisposeAsync();

    private DateTime Now => Portal.Clock.GetUtcNow().UtcDateTime;

    private T Create<T>() => ActivatorUtilities.CreateInstance<T>(Portal.Services);

    private PoolItem Item(Study study, Topic topic, int number) =>
        new()
        {
            Study = study,
            Topic = topic,
            Code = $"item-{number}",
            LoraModel = new LoraModel
            {
                Slug = $"model-{number}",
                Name = $"Model {number}",
                LoraName = $"model-{number}",
                CreatedUtc = Now,
            },
        };

    private static Block Stored(Study study, StudyBlock block, Dictionary<string, PoolItem> pool) =>
        new()
        {
            Study = study,
            Number = block.Number,
            FirstOrder = block.FirstOrder,
            Items = [.. block.Items.Select((item, position) => new BlockItem { Position = position, PoolItem = pool[item.Id] })],
        };
}
