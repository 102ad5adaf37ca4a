using LoraJudge.Domain;
using LoraJudge.Domain.Studies;
using LoraJudge.Domain.Studies.Pooling;

namespace LoraJudge.Web.Features.Studies.Opening;

/// <summary>What is judged: the union of the methods' first ranks, each item with a code of its own.</summary>
internal sealed class FrozenPool
{
    private readonly ILookup<string, PoolItem> byTopic;

    private FrozenPool(IReadOnlyList<PoolItem> items)
    {
        Items = items;
        byTopic = items.ToLookup(item => item.Topic.Code, StringComparer.Ordinal);
    }

    /// <summary>By topic and model.</summary>
    public IReadOnlyList<PoolItem> Items { get; }

    public IReadOnlyList<PoolItem> Of(Topic topic) => [.. byTopic[topic.Code]];

    public static FrozenPool Of(DraftRows draft, IEnumerable<IReadOnlyList<TopicRanking>> rankings, IReadOnlyDictionary<long, string> slugs)
    {
        var topics = draft.Topics.ToDictionary(topic => topic.Code, StringComparer.Ordinal);
        var models = slugs.ToDictionary(model => model.Value, model => model.Key, StringComparer.Ordinal);
        var runs = rankings.Zip(draft.Methods, (method, row) => Run(row, method, slugs));
        return new FrozenPool([
            .. Pool.Of([.. runs], draft.Study.Plan.Depth)
                .Select(entry => new PoolItem
                {
                    StudyId = draft.Study.Id,
                    Topic = topics[entry.Topic],
                    LoraModelId = models[entry.Model],
                    Code = RandomCode.New(),
                }),
        ]);
    }

    private static MethodRun Run(VariantMethod method, IReadOnlyList<TopicRanking> topics, IReadOnlyDictionary<long, string> slugs) =>
        new(
            method.Name,
            [
                .. topics.SelectMany(topic =>
                    topic.Models.Select((model, index) => new RankedModel(topic.Topic.Code, index + 1, slugs[model.ModelId]))
                ),
            ]
        );
}
