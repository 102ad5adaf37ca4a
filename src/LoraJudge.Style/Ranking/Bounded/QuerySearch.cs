using System.Numerics;
using System.Numerics.Tensors;

namespace LoraJudge.Style.Ranking.Bounded;

/// <summary>
/// One query over all segments: the scan keeps the models whose lower bound does not exceed the k-th smallest upper bound, tighter
/// bounds thin them out, and what is left is scored exactly.
/// </summary>
internal sealed class QuerySearch
{
    /// <summary>Blocks, or segments' groups, that are on their way from memory while one is computed.</summary>
    public const int Ahead = 2;

    private readonly List<(Segment Segment, float Lower)> segments = [];
    private readonly List<Candidate> candidates = [];
    private readonly PlacedPicture[] pictures;
    private readonly int count;
    private readonly bool[]? allowed;
    private readonly SmallestNumbers uppers;
    private float threshold = float.PositiveInfinity;

    /// <param name="allowed">By number of traits; null for all.</param>
    public QuerySearch(PlacedPicture[] pictures, int count, bool[]? allowed)
    {
        (this.pictures, this.count, this.allowed) = (pictures, count, allowed);
        uppers = new SmallestNumbers(count);
    }

    /// <summary>Models scored over all their references.</summary>
    public int Scored { get; private set; }

    /// <summary>Blocks that were scanned.</summary>
    public int Blocks { get; private set; }

    /// <summary>What <see cref="Finish"/> found.</summary>
    public IReadOnlyList<RankedModel> Ranking { get; private set; } = [];

    /// <summary>Bounds all models of a segment together; every segment has to be looked at before <see cref="Finish"/>.</summary>
    public void Look(Segment segment)
    {
        Span<float> groups = stackalloc float[Segment.Block];
        Span<float> upper = stackalloc float[Segment.Block];
        ScanBounds.Of(segment, Segment.Groups, pictures, groups, upper);
        segments.Add((segment, Least(groups[..GroupsOf(segment.Count)])));
    }

    /// <param name="most">The most references that a model has.</param>
    public void Finish(Frame frame, int most)
    {
        // Both sides of a comparison may be off by this, relatively: bounds and scores alike.
        var margin = 1 + (4 * (Rounding.Of(frame.Dimensions, most) + Rounding.Of(pictures.Length, 0)));
        Scan();
        var (refined, limit) = Refine(new RefinedBounds(frame), margin);
        refined.Sort((a, b) => a.Lower.CompareTo(b.Lower));
        var vectors = Array.ConvertAll(pictures, picture => picture.Vector);
        var best = new NearestModels(count);
        foreach (var (lower, segment, slot) in refined)
        {
            if (lower > Math.Min(limit, best.Farthest * pictures.Length / frame.Unit * margin))
                break;
            var entry = segment.Entries[slot];
            best.Add(new RankedModel(entry.ModelId, StyleDistance.Average(vectors, entry.References.Read())));
            Scored++;
        }

        Ranking = best.Ranking;
    }

    /// <summary>The nearest segments first: then the threshold is small early, and the rest is out at once.</summary>
    private void Scan()
    {
        var nearest = new PriorityQueue<Segment, float>(segments);
        // Not a number comes first, and is not above.
        while (nearest.TryDequeue(out var segment, out var least) && !(least > threshold))
            Scan(segment);
    }

    private void Scan(Segment segment)
    {
        Span<float> groups = stackalloc float[Segment.Block];
        Span<float> lower = stackalloc float[Segment.Block];
        Span<float> upper = stackalloc float[Segment.Block];
        ScanBounds.Of(segment, Segment.Groups, pictures, groups, upper);
        for (var first = 0; first < segment.Count; first += Segment.Block)
        {
            var block = first / Segment.Block;
            if (block + Ahead < Segment.Groups)
                segment.Fetch(block + Ahead);
            if (Least(groups[(first / Segment.Group)..GroupsOf(Math.Min(first + Segment.Block, segment.Count))]) > threshold)
                continue;
            Blocks++;
            ScanBounds.Of(segment, block, pictures, lower, upper);
            if (!AllAbove(lower, threshold))
                Keep(segment, first, lower, upper);
        }
    }

    private static int GroupsOf(int models) => (models + Segment.Group - 1) / Segment.Group;

    /// <returns>Not a number where one is none.</returns>
    private static float Least(ReadOnlySpan<float> lower) => TensorPrimitives.Min(lower);

    private void Keep(Segment segment, int first, ReadOnlySpan<float> lower, ReadOnlySpan<float> upper)
    {
        for (var lane = 0; lane < Math.Min(Segment.Block, segment.Count - first); lane++)
        {
            // Not a number is not above.
            if (lower[lane] > threshold || allowed?[segment.Entries[first + lane].Traits] == false)
                continue;
            candidates.Add(new Candidate(lower[lane], segment, first + lane));
            uppers.Add(upper[lane]);
            threshold = Rounding.Up(uppers.Largest * (1 + Rounding.Scan + (pictures.Length * Rounding.Picture)));
        }
    }

    /// <returns>Models whose tighter bounds leave them, and what a lower bound must exceed to be out.</returns>
    private (List<Refined> Refined, double Limit) Refine(RefinedBounds bounds, double margin)
    {
        var (tight, kept) = (new SmallestNumbers(count), new List<Refined>());
        foreach (var (least, segment, slot) in candidates)
        {
            if (least > threshold)
                continue;
            var (lower, upper) = bounds.Of(segment, slot, pictures, directed: false);
            tight.Add(upper);
            kept.Add(new Refined(lower, segment, slot));
        }

        var (limit, refined) = (tight.Largest * margin, new List<Refined>());
        foreach (var (least, segment, slot) in kept)
            if (!(least > limit))
                refined.Add(new Refined(bounds.Of(segment, slot, pictures, directed: true).Lower, segment, slot));
        return (refined, limit);
    }

    private static bool AllAbove(ReadOnlySpan<float> lower, float threshold)
    {
        for (var lane = 0; lane < lower.Length; lane += Vector<float>.Count)
            if (!Vector.GreaterThanAll(new Vector<float>(lower[lane..]), new Vector<float>(threshold)))
                return false;
        return true;
    }

    private readonly record struct Candidate(float Lower, Segment Segment, int Slot);

    private readonly record struct Refined(double Lower, Segment Segment, int Slot);
}
