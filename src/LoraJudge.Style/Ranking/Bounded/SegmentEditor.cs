namespace LoraJudge.Style.Ranking.Bounded;

/// <summary>
/// The next state of an index: segments that change are copied first, the others shared, so that searches in the old state see nothing
/// of it. All segments but the last stay full.
/// </summary>
internal sealed class SegmentEditor(Frame frame, IEnumerable<Segment> before, TraitTable traits)
{
    private readonly HashSet<Segment> owned = [];

    private readonly List<Segment> segments = [.. before];

    /// <summary>Adds a model that is not there.</summary>
    public void Add(PreparedModel model) =>
        Put(
            segments.Count - 1,
            segments.Count == 0 ? Segment.Capacity : segments[^1].Count,
            model.Entry(traits, frame, new MemoryStore(model.References)),
            model.Summary
        );

    /// <summary>Takes a model out and puts the last one in its place.</summary>
    /// <returns>False where it is not there.</returns>
    public bool Remove(long modelId)
    {
        for (var number = 0; number < segments.Count; number++)
        {
            var slot = segments[number].SlotOf(modelId);
            if (slot < 0)
                continue;
            var last = segments[^1];
            if (number < segments.Count - 1 || slot < last.Count - 1)
                Put(number, slot, last.Entries[last.Count - 1], last.SummaryOf(last.Count - 1));
            Own(segments.Count - 1).RemoveLast();
            if (segments[^1].Count == 0)
                segments.RemoveAt(segments.Count - 1);
            return true;
        }

        return false;
    }

    /// <summary>The next state's segments, once all changes are made.</summary>
    public IReadOnlyList<Segment> Finish()
    {
        foreach (var segment in owned)
            segment.Settle(frame);
        return segments;
    }

    private void Put(int number, int slot, in ModelEntry entry, ModelSummary summary)
    {
        if (slot == Segment.Capacity)
        {
            segments.Add(new Segment(frame.Dimensions));
            owned.Add(segments[^1]);
            (number, slot) = (segments.Count - 1, 0);
        }

        Own(number).Put(slot, entry, summary);
    }

    private Segment Own(int number)
    {
        if (!owned.Contains(segments[number]))
            owned.Add(segments[number] = segments[number].Copy());
        return segments[number];
    }
}
