namespace LoraJudge.Style.Ranking.Bounded;

/// <summary>
/// The groups' blocks of some segments in a row, once more side by side: a search looks at all of them, and reads memory from end to end
/// where they lie together.
/// </summary>
internal sealed class GroupShelf
{
    /// <summary>Few enough for the nearest cache, where several queries have their turn at them, and for a change to copy.</summary>
    private const int Width = 8;

    private readonly Segment[] segments;
    private readonly sbyte[] codes;
    private readonly float[] scanned;
    private readonly int[] groups;
    private readonly int codesLength;

    private GroupShelf(Segment[] segments)
    {
        this.segments = segments;
        groups = Array.ConvertAll(segments, segment => Segment.GroupsOf(segment.Count));
        codesLength = segments[0].CodesOf(Segment.Groups).Length;
        codes = new sbyte[segments.Length * codesLength];
        scanned = new float[segments.Length * Segment.ScannedLength];
        for (var number = 0; number < segments.Length; number++)
        {
            segments[number].CodesOf(Segment.Groups).CopyTo(codes.AsSpan(number * codesLength));
            segments[number].ScannedOf(Segment.Groups).CopyTo(scanned.AsSpan(number * Segment.ScannedLength));
        }
    }

    /// <summary>Segments.</summary>
    public int Count => segments.Length;

    /// <summary>Groups of a segment that have models.</summary>
    public int GroupsOf(int number) => groups[number];

    /// <param name="segments">Settled.</param>
    /// <param name="before">Shelves of which those are taken again whose segments are the same.</param>
    public static GroupShelf[] Of(IReadOnlyList<Segment> segments, IReadOnlyList<GroupShelf> before)
    {
        var shelves = new GroupShelf[(segments.Count + Width - 1) / Width];
        for (var shelf = 0; shelf < shelves.Length; shelf++)
        {
            var first = shelf * Width;
            var own = new Segment[Math.Min(Width, segments.Count - first)];
            for (var number = 0; number < own.Length; number++)
                own[number] = segments[first + number];
            shelves[shelf] =
                shelf < before.Count && before[shelf].segments.AsSpan().SequenceEqual(own) ? before[shelf] : new GroupShelf(own);
        }

        return shelves;
    }

    public ReadOnlySpan<sbyte> CodesOf(int number) => codes.AsSpan(number * codesLength, codesLength);

    public ReadOnlySpan<float> ScannedOf(int number) => scanned.AsSpan(number * Segment.ScannedLength, Segment.ScannedLength);
}
