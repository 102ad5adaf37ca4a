using System.Buffers;
using System.Numerics;
using System.Numerics.Tensors;

namespace LoraJudge.Style.Ranking.Bounded;

/// <summary>
/// One query over all segments: the scan keeps the models whose lower bound does not exceed the k-th smallest upper bound, tighter
/// bounds thin them out, and what is left is scored exactly.
/// </summary>
internal sealed class QuerySearch
{
    /// <summary>Blocks that are on their way from memory while one is computed.</summary>
    private const int Ahead = 4;

    private readonly List<(int Number, float Lower)> segments;

    /// <summary>By segment, group: the least lower bound of its models.</summary>
    private readonly float[] groups;
    private readonly List<Candidate> candidates = [];
    private readonly PlacedPicture[] pictures;
    private readonly int count;
    private readonly bool[]? allowed;
    private readonly SmallestNumbers uppers;
    private float threshold = float.PositiveInfinity;

    /// <param name="allowed">By number of traits; null for all.</param>
    /// <param name="segmentCount">Of the index.</param>
    public QuerySearch(PlacedPicture[] pictures, int count, bool[]? allowed, int segmentCount)
    {
        segments = new List<(int, float)>(segmentCount);
        groups = ArrayPool<float>.Shared.Rent(segmentCount * Segment.Block);
        (this.pictures, this.count, this.allowed) = (pictures, count, allowed);
        uppers = new SmallestNumbers(count);
    }

    /// <summary>Models scored over all their references.</summary>
    public int Scored { get; private set; }

    /// <summary>Blocks that were scanned.</summary>
    public int Blocks { get; private set; }

    /// <summary>What <see cref="Finish"/> found.</summary>
    public IReadOnlyList<RankedModel> Ranking { get; private set; } = [];

    /// <summary>Bounds the models of every group together; all shelves have to be looked at in their order before <see cref="Finish"/>.</summary>
    public void Look(GroupShelf shelf)
    {
        Span<float> upper = stackalloc float[Segment.Block];
        for (var number = 0; number < shelf.Count; number++)
        {
            var lower = groups.AsSpan(segments.Count * Segment.Block, Segment.Block);
            ScanBounds.Of(shelf.CodesOf(number), shelf.ScannedOf(number), pictures, lower, upper);
            segments.Add((segments.Count, Least(lower[..shelf.GroupsOf(number)])));
        }
    }

    /// <param name="all">The index's segments.</param>
    /// <param name="most">The most references that a model has.</param>
    public void Finish(Frame frame, IReadOnlyList<Segment> all, int most)
    {
        // Both sides of a comparison may be off by this, relatively: bounds and scores alike.
        var margin = 1 + (4 * (Rounding.Of(frame.Dimensions, most) + Rounding.Of(pictures.Length, 0)));
        Scan(all);
        ArrayPool<float>.Shared.Return(groups);
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
    private void Scan(IReadOnlyList<Segment> all)
    {
        var (nearest, fetched) = (new PriorityQueue<int, float>(segments), new Queue<(Segment Segment, int Block, float Least)>());
        // Not a number comes first, and is not above.
        while (nearest.TryDequeue(out var number, out var nearer) && !(nearer > threshold))
            for (var (segment, block) = (all[number], 0); block * Segment.Block < segment.Count; block++)
            {
                var least = LeastOf(number, block, segment.Count);
                if (least > threshold)
                    continue;
                segment.Fetch(block);
                fetched.Enqueue((segment, block, least));
                if (fetched.Count > Ahead)
                    Scan(fetched.Dequeue());
            }

        while (fetched.TryDequeue(out var last))
            Scan(last);
    }

    private void Scan((Segment Segment, int Block, float Least) fetched)
    {
        var (segment, block, least) = fetched;
        if (least > threshold)
            return;
        Span<float> lower = stackalloc float[Segment.Block];
        Span<float> upper = stackalloc float[Segment.Block];
        ScanBounds.Of(segment.CodesOf(block), segment.ScannedOf(block), pictures, lower, upper);
        Blocks++;
        if (!AllAbove(lower, threshold))
            Keep(segment, block * Segment.Block, lower, upper);
    }

    private float LeastOf(int segment, int block, int models)
    {
        var first = segment * Segment.Block;
        var (from, to) = (block * Segment.Block, Math.Min((block + 1) * Segment.Block, models));
        return Least(groups.AsSpan()[(first + (from / Segment.Group))..(first + Segment.GroupsOf(to))]);
    }

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
