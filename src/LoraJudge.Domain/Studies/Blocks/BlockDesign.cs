namespace LoraJudge.Domain.Studies.Blocks;

/// <summary>Divides a study's items into blocks.</summary>
public static class BlockDesign
{
    private const long TopicStream = 1;
    private const long ItemStream = 2;
    private const long OrderStream = 3;

    /// <summary>
    /// Blocks whose sizes differ by one at most, each with about as many items of every topic as the others (by one at most), and checks
    /// dealt out in the same way.
    /// </summary>
    /// <param name="items">With different ids.</param>
    /// <param name="checks">Attention checks; a block that gets none has none.</param>
    /// <param name="length">Most items of a block, checks not counted.</param>
    /// <param name="seed">Of the study.</param>
    /// <exception cref="ArgumentException">No items, two with one id, or a length below 1.</exception>
    public static IReadOnlyList<StudyBlock> Divide(IReadOnlyList<StudyItem> items, IReadOnlyList<StudyItem> checks, int length, long seed)
    {
        Check(items, checks, length);
        var count = (items.Count + length - 1) / length;
        var blocks = Enumerable.Range(0, count).Select(_ => new List<StudyItem>()).ToArray();
        Deal(ByTopic(items, seed), blocks, start: 0);
        Deal(new PlanRandom(seed, ItemStream, -1).Shuffled(checks.OrderBy(check => check.Id, StringComparer.Ordinal)), blocks, items.Count);
        return
        [
            .. blocks.Select(
                (own, number) =>
                {
                    var dice = new PlanRandom(seed, OrderStream, number);
                    return new StudyBlock(number, dice.Shuffled(own), dice.Below(own.Count));
                }
            ),
        ];
    }

    /// <summary>One topic's items after the other's, in random order: dealt out in turn, each topic comes to all blocks alike.</summary>
    private static IEnumerable<StudyItem> ByTopic(IReadOnlyList<StudyItem> items, long seed)
    {
        // Sorted first: the plan does not depend on the order in which the items came.
        var topics = items.GroupBy(item => item.Topic, StringComparer.Ordinal).OrderBy(topic => topic.Key, StringComparer.Ordinal);
        return new PlanRandom(seed, TopicStream)
            .Shuffled(topics)
            .SelectMany(
                (topic, number) => new PlanRandom(seed, ItemStream, number).Shuffled(topic.OrderBy(item => item.Id, StringComparer.Ordinal))
            );
    }

    private static void Deal(IEnumerable<StudyItem> items, List<StudyItem>[] blocks, int start)
    {
        var next = start;
        foreach (var item in items)
            blocks[next++ % blocks.Length].Add(item);
    }

    private static void Check(IReadOnlyList<StudyItem> items, IReadOnlyList<StudyItem> checks, int length)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(checks);
        if (items.Count == 0)
            throw new ArgumentException("There is nothing to judge.", nameof(items));
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        if (items.Concat(checks).GroupBy(item => item.Id, StringComparer.Ordinal).FirstOrDefault(own => own.Skip(1).Any()) is { } twice)
            throw new ArgumentException($"{twice.Key} is there twice.", nameof(items));
    }
}
