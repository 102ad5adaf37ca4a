using LoraJudge.Domain.Studies;
using LoraJudge.Domain.Studies.Blocks;

namespace LoraJudge.Web.Features.Studies.Opening;

/// <summary>Deals a study's items out into blocks, by names that the seed alone decides on; their random codes come afterwards.</summary>
internal static class FrozenBlocks
{
    /// <param name="topics">With the originals of their samples.</param>
    public static (IReadOnlyList<FrozenBlock> Blocks, IReadOnlyList<AttentionCheck> Checks) Divide(
        Study study,
        IReadOnlyList<Topic> topics,
        IReadOnlyList<PoolItem> items
    )
    {
        var plan = study.Plan;
        var count = (items.Count + plan.BlockLength - 1) / plan.BlockLength;
        var checks = AttentionChecks.Make(study, topics, count * plan.ChecksABlock);
        var named = items.ToDictionary(
            item => FormattableString.Invariant($"{item.Topic.Code}/{item.LoraModelId}"),
            StringComparer.Ordinal
        );
        var namedChecks = checks
            .Select((check, number) => (check, Name: FormattableString.Invariant($"check/{number:D6}")))
            .ToDictionary(pair => pair.Name, pair => pair.check, StringComparer.Ordinal);
        var blocks = BlockDesign.Divide(
            [.. named.Select(item => new StudyItem(item.Key, item.Value.Topic.Code))],
            [.. namedChecks.Select(check => new StudyItem(check.Key, check.Value.Topic.Code))],
            plan.BlockLength,
            plan.Seed
        );
        return ([.. blocks.Select(block => Block(study, block, named, namedChecks))], checks);
    }

    private static FrozenBlock Block(
        Study study,
        StudyBlock block,
        Dictionary<string, PoolItem> items,
        Dictionary<string, AttentionCheck> checks
    )
    {
        var row = new Block
        {
            Study = study,
            Number = block.Number,
            FirstOrder = block.FirstOrder,
            Items =
            [
                .. block.Items.Select(
                    (item, position) =>
                        new BlockItem
                        {
                            Position = position,
                            PoolItem = items.GetValueOrDefault(item.Id),
                            AttentionCheck = checks.GetValueOrDefault(item.Id),
                        }
                ),
            ],
        };
        var coded = block.Items.Select(item =>
            item with
            {
                Id = items.TryGetValue(item.Id, out var judged) ? judged.Code : checks[item.Id].Code,
            }
        );
        return new FrozenBlock(row, block with { Items = [.. coded] });
    }
}

/// <param name="Row">For the tables.</param>
/// <param name="Frozen">For the plan.</param>
internal sealed record FrozenBlock(Block Row, StudyBlock Frozen);
