namespace LoraJudge.Style.Ranking.Bounded;

/// <summary>
/// The next state of an index: segments that change are copied first, the others shared, so that searches in the old state see nothing
/// of it. All segments but the last stay full.
/// </summary>
internal sealed class SegmentEditor(Frame frame, IEnumerable<Segment> segments, TraitTable traits)
{
    private readonly HashSet<Segment> owned = [];

    public List<Segment> Segments { get; } = [.. segments];

    /// <summary>Adds a model that is not there.</summary>
    public void Add(PreparedModel model) =>
        Put(Segments.Count - 1, Segments.Count == 0 ? Segment.Capacity : Segments[^1].Count, model.Entry(traits, frame), model.Summary);

    /// <summary>Takes a model out and puts the last one in its place.</summary>
    /// <returns>False where it is not there.</returns>
    public bool Remove(long modelId)
    {
        for (var number = 0; number < Segments.Count; number++)
        {
            var slot = Segments[number].SlotOf(modelId);
            if (slot < 0)
                continue;
            var last = Segments[^1];
            if (number < Segments.Count - 1 || slot < last.Count - 1)
                Put(number, slot, last.Entries[last.Count - 1], last.SummaryOf(last.Count - 1));
            Own(Segments.Count - 1).RemoveLast();
            if (Segments[^1].Count == 0)
                Segments.RemoveAt(Segments.Count - 1);
            return true;
        }

        return false;
    }

    private void Put(int number, int slot, in ModelEntry entry, ModelSummary summary)
    {
        if (slot == Segment.Capacity)
        {
            Segments.Add(new Segment(frame.Dimensions));
            owned.Add(Segments[^1]);
            (number, slot) = (Segments.Count - 1, 0);
        }

        Own(number).Put(slot, entry, summary);
    }

    private Segment Own(int number)
    {
        if (!owned.Contains(Segments[number]))
            owned.Add(Segments[number] = Segments[number].Copy());
        return Segments[number];
    }
}
