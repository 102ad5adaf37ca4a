using LoraJudge.Data;
using LoraJudge.Domain;
using LoraJudge.Domain.Catalog;
using LoraJudge.Domain.Studies;
using LoraJudge.Domain.Studies.Blocks;
using LoraJudge.Domain.Studies.Plan;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Testing.Studies;

/// <summary>An open study of pictures that a catalogue holds, in the tables as opening it leaves it. Nobody takes part yet.</summary>
public sealed record OpenStudy(
    Study Study,
    IReadOnlyList<Topic> Topics,
    IReadOnlyList<VariantMethod> Methods,
    IReadOnlyList<PoolItem> Pool,
    IReadOnlyList<AttentionCheck> Checks,
    IReadOnlyList<Block> Blocks
)
{
    /// <param name="context">Of a database whose catalogue has models with pictures of two samples or more.</param>
    /// <param name="plan">As it is, where examples and practice are not wanted; null for <see cref="SomePlans.WholeAsync"/>.</param>
    /// <param name="topics">Queries: held-out pictures of the first models.</param>
    /// <param name="utc">When it was opened; 1970 unless given.</param>
    public static async Task<OpenStudy> CreateAsync(
        LoraJudgeDbContext context,
        StudyPlan? plan = null,
        int topics = 3,
        DateTime? utc = null
    )
    {
        plan ??= await SomePlans.WholeAsync(context);
        var opened = utc ?? DateTime.UnixEpoch;
        var study = new Study
        {
            Title = plan.Title,
            Invitation = RandomCode.New(),
            State = StudyState.Open,
            Plan = plan,
            CreatedUtc = opened,
            OpenedUtc = opened,
        };
        var content = new StudyContent(study, await ModelsAsync(context));
        var queries = Enumerable.Range(0, topics).Select(content.Query).ToList();
        var methods = plan.Methods.Select((name, position) => content.Method(name, position)).ToList();
        var runs = methods.ConvertAll(method => content.Rank(method, queries));
        var pool = Domain
            .Studies.Pooling.Pool.Of([.. runs.Select(run => run.Found)], plan.Depth)
            .Select(entry => content.Item(queries.Single(query => query.Topic.Code == entry.Topic), entry.Model))
            .ToList();
        var count = (pool.Count + plan.BlockLength - 1) / plan.BlockLength;
        var checks = Enumerable.Range(0, count * plan.ChecksABlock).Select(number => content.Check(queries[number % topics])).ToList();
        var blocks = BlockDesign.Divide(
            [.. pool.Select(item => new StudyItem(item.Code, item.Topic.Code))],
            [.. checks.Select(check => new StudyItem(check.Code, check.Topic.Code))],
            plan.BlockLength,
            plan.Seed
        );
        var stored = blocks.Select(block => StudyContent.Stored(study, block, pool, checks)).ToList();
        var frozen = content.Freeze(queries, runs, pool, checks, blocks, opened);
        (study.FrozenPlan, study.FrozenHash) = (frozen.ToJson(), frozen.Hash());
        context.AddRange([.. runs.SelectMany(run => run.Entries), .. pool, .. checks, .. stored]);
        await context.SaveChangesAsync();
        return new OpenStudy(study, [.. queries.Select(query => query.Topic)], methods, pool, checks, stored);
    }

    /// <returns>Codes of new participants.</returns>
    /// <param name="consented">When they agreed; null for invited ones who have not yet.</param>
    public async Task<IReadOnlyList<string>> InviteAsync(LoraJudgeDbContext context, int count, DateTime? consented = null)
    {
        ArgumentNullException.ThrowIfNull(context);
        var participants = Enumerable
            .Range(0, count)
            .Select(_ => new Participant
            {
                StudyId = Study.Id,
                Code = RandomCode.New(),
                ConsentVersion = consented is null ? null : Study.Plan.Consent.Version,
                ConsentUtc = consented,
                PractisedUtc = consented,
                CreatedUtc = consented ?? DateTime.UnixEpoch,
            })
            .ToList();
        context.AddRange(participants);
        await context.SaveChangesAsync();
        return participants.ConvertAll(participant => participant.Code);
    }

    private static Task<List<LoraModel>> ModelsAsync(LoraJudgeDbContext context) =>
        context
            .LoraModels.Include(model => model.References)
                .ThenInclude(reference => reference.SampleImage)
            .OrderBy(model => model.Id)
            .ToListAsync();
}
