using LoraJudge.Data;
using LoraJudge.Data.Providers;
using LoraJudge.Domain.Studies;
using LoraJudge.Domain.Studies.Blocks;
using LoraJudge.Domain.Studies.Plan;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Studies.Opening;

/// <summary>Everything that opening a study stores, in one transaction: either all of it is there, or the draft is as it was.</summary>
internal sealed class FrozenRows(
    DraftRows draft,
    IReadOnlyList<IReadOnlyList<TopicRanking>> rankings,
    FrozenPool pool,
    IReadOnlyDictionary<long, string> slugs,
    DateTime openedUtc
)
{
    public Task StoreAsync(IDbContextFactory<LoraJudgeDbContext> contexts, CancellationToken cancellation) =>
        contexts.InTransactionAsync(StoreAsync, cancellation);

    private async Task<int> StoreAsync(LoraJudgeDbContext context, CancellationToken cancellation)
    {
        var rows = await DraftRows.ReadAsync(context, draft.Study.Id, cancellation);
        if (!rows.IsAs(draft))
            throw new StudyException("The draft was changed while it was being opened: look at it, and open it again.");
        foreach (var (row, topic) in rows.Topics.Zip(draft.Topics))
            row.Originals = topic.Originals;
        var runs = Runs(rows).ToList();
        var items = Items(rows).ToList();
        var (blocks, checks) = FrozenBlocks.Divide(rows.Study, rows.Topics, items);
        context.AddRange(runs);
        context.AddRange(items);
        context.AddRange(checks);
        context.AddRange(blocks.Select(block => block.Row));
        var frozen = Plan(rows, runs, items, checks, [.. blocks.Select(block => block.Frozen)]);
        (rows.Study.FrozenPlan, rows.Study.FrozenHash) = (frozen.ToJson(), frozen.Hash());
        (rows.Study.State, rows.Study.OpenedUtc) = (StudyState.Open, openedUtc);
        return await context.SaveChangesAsync(cancellation);
    }

    private IEnumerable<Run> Runs(DraftRows rows)
    {
        var topics = rows.Topics.ToDictionary(topic => topic.Code, topic => topic.Id, StringComparer.Ordinal);
        return rankings.Zip(
            rows.Methods,
            (ranking, method) =>
                new Run
                {
                    VariantMethodId = method.Id,
                    Sha256 = TrecText.Hash(method.Name, ranking, slugs),
                    CreatedUtc = openedUtc,
                    Entries =
                    [
                        .. ranking.SelectMany(topic =>
                            topic.Models.Select(
                                (model, index) =>
                                    new RunEntry
                                    {
                                        TopicId = topics[topic.Topic.Code],
                                        Rank = index + 1,
                                        LoraModelId = model.ModelId,
                                        Score = model.Score,
                                    }
                            )
                        ),
                    ],
                }
        );
    }

    /// <summary>New rows at each attempt, with the codes of the pool.</summary>
    private IEnumerable<PoolItem> Items(DraftRows rows)
    {
        var topics = rows.Topics.ToDictionary(topic => topic.Code, StringComparer.Ordinal);
        return pool.Items.Select(item => new PoolItem
        {
            StudyId = rows.Study.Id,
            Topic = topics[item.Topic.Code],
            LoraModelId = item.LoraModelId,
            Code = item.Code,
            Pictures = [.. item.Pictures],
        });
    }

    private FrozenPlan Plan(
        DraftRows rows,
        IEnumerable<Run> runs,
        IEnumerable<PoolItem> items,
        IEnumerable<AttentionCheck> checks,
        IReadOnlyList<StudyBlock> blocks
    ) =>
        new(
            rows.Study.Plan,
            [
                .. rows.Topics.Select(topic => new FrozenTopic(
                    topic.Code,
                    topic.BlobSha256,
                    topic.Originals,
                    topic.ReferenceImage?.LoraModel.Slug
                )),
            ],
            [.. runs.Zip(rows.Methods, (run, method) => new FrozenMethod(method.Name, method.EncoderHash, run.Sha256))],
            [.. items.Select(item => new FrozenPoolItem(item.Code, item.Topic.Code, slugs[item.LoraModelId], item.Pictures))],
            [.. checks.Select(check => new FrozenCheck(check.Code, check.Topic.Code, check.Pictures, check.Least, check.Most))],
            blocks,
            openedUtc
        );
}
