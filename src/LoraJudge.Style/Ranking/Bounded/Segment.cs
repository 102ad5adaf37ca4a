using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace LoraJudge.Style.Ranking.Bounded;

/// <summary>
/// Up to 128 models, immutable once an index holds it. Codes and scanned numbers lie in blocks of sixteen models, so that one vector
/// register holds the same number of all sixteen; an odd dimension is filled up with zero.
/// </summary>
internal sealed class Segment
{
    public const int Capacity = 128;
    public const int Block = DotKernel.Lanes;

    /// <summary>Models that one bound may leave out at once: a segment has as many groups as a block has models.</summary>
    public const int Group = Capacity / Block;

    /// <summary>The block after the models': <see cref="GroupSummary"/> of each group in a model's place.</summary>
    public const int Groups = Capacity / Block;

    private readonly long[] ids;
    private (int Sum, int Most)? references;

    /// <summary>A bit for each group that has changed since it was summarised.</summary>
    private int stale;

    public Segment(int dimensions)
        : this(dimensions, new long[Capacity])
    {
        Entries = new ModelEntry[Capacity];
        Codes = new sbyte[(Capacity + Block) * (dimensions + (dimensions & 1))];
        Scanned = new float[(Capacity + Block) * ModelSummary.ScannedFields];
        Centroids = new float[Capacity * dimensions];
        Directions = new sbyte[Capacity * dimensions];
        Refined = new float[Capacity * ModelSummary.RefinedFields];
    }

    private Segment(int dimensions, long[] ids) => (Dimensions, this.ids) = (dimensions, ids);

    public int Dimensions { get; }
    public int Count { get; private set; }
    public ModelEntry[] Entries { get; private init; } = [];

    /// <summary>By block, pair of dimensions, model, dimension of the pair; the groups' block last.</summary>
    public sbyte[] Codes { get; private init; } = [];

    /// <summary>By block, field, model; the groups' block last.</summary>
    public float[] Scanned { get; private init; } = [];

    /// <summary>By model, dimension.</summary>
    public float[] Centroids { get; private init; } = [];

    /// <summary>By model, dimension.</summary>
    public sbyte[] Directions { get; private init; } = [];

    /// <summary>By model, field.</summary>
    public float[] Refined { get; private init; } = [];

    /// <summary>Bytes a model that a search reads which leaves no group out, but for the groups' own.</summary>
    public static int ScannedBytes(int dimensions) => dimensions + (dimensions & 1) + (sizeof(float) * ModelSummary.ScannedFields);

    /// <summary>Groups that so many models make.</summary>
    public static int GroupsOf(int models) => (models + Group - 1) / Group;

    /// <summary>Of a block, in numbers.</summary>
    public const int ScannedLength = ModelSummary.ScannedFields * Block;

    /// <summary>A block's codes.</summary>
    public ReadOnlySpan<sbyte> CodesOf(int block)
    {
        var length = Codes.Length / (Groups + 1);
        return Codes.AsSpan(block * length, length);
    }

    /// <summary>A block's scanned numbers.</summary>
    public ReadOnlySpan<float> ScannedOf(int block) => Scanned.AsSpan(block * ScannedLength, ScannedLength);

    public ReadOnlySpan<float> Centroid(int slot) => Centroids.AsSpan(slot * Dimensions, Dimensions);

    public ReadOnlySpan<sbyte> Direction(int slot) => Directions.AsSpan(slot * Dimensions, Dimensions);

    public float RefinedOf(int slot, RefinedField field) => Refined[(slot * ModelSummary.RefinedFields) + (int)field];

    /// <summary>Has a block brought from memory while another is computed: it lies across pages, where hardware does not look ahead.</summary>
    public unsafe void Fetch(int block)
    {
        if (!Sse.IsSupported)
            return;
        var length = Codes.Length / (Groups + 1);
        fixed (sbyte* codes = &Codes[block * length])
            for (var line = 0; line < length; line += 64)
                Sse.Prefetch0(codes + line);
        fixed (float* scanned = &Scanned[ScannedAt(block * Block, 0)])
            for (var field = 0; field < ModelSummary.ScannedFields; field++)
                Sse.Prefetch0(scanned + (field * Block));
    }

    /// <returns>−1 where the model is not here.</returns>
    public int SlotOf(long modelId) => ids.AsSpan(0, Count).IndexOf(modelId);

    /// <summary>How many references its models have, and how many one of them has at most; asked for once nothing changes any more.</summary>
    public (int Sum, int Most) References() =>
        references ??= (Entries.Take(Count).Sum(entry => entry.References.Count), Entries.Take(Count).Max(entry => entry.References.Count));

    /// <summary>The same, to be changed before an index holds it.</summary>
    public Segment Copy() =>
        new(Dimensions, [.. ids])
        {
            Count = Count,
            stale = stale,
            Entries = [.. Entries],
            Codes = [.. Codes],
            Scanned = [.. Scanned],
            Centroids = [.. Centroids],
            Directions = [.. Directions],
            Refined = [.. Refined],
        };

    /// <param name="slot">Of a model, or the first free one.</param>
    public void Put(int slot, in ModelEntry entry, ModelSummary summary)
    {
        Count = Math.Max(Count, slot + 1);
        (Entries[slot], ids[slot]) = (entry, entry.ModelId);
        stale |= 1 << (slot / Group);
        PutScanned(slot, summary.Codes, summary.Scanned);
        summary.Centroid.CopyTo(Centroids, slot * Dimensions);
        summary.Direction.CopyTo(Directions, slot * Dimensions);
        summary.Refined.CopyTo(Refined, slot * ModelSummary.RefinedFields);
    }

    public ModelSummary SummaryOf(int slot)
    {
        var (codes, scanned) = NumbersOf(slot);
        var refined = Refined.AsSpan(slot * ModelSummary.RefinedFields, ModelSummary.RefinedFields).ToArray();
        return new ModelSummary(codes, scanned, Centroid(slot).ToArray(), Direction(slot).ToArray(), refined);
    }

    public GroupSummary GroupOf(int group) => NumbersOf(Capacity + group);

    public void RemoveLast()
    {
        Entries[--Count] = default;
        stale |= 1 << (Count / Group);
    }

    /// <summary>Summarises the groups that have changed: to be called before an index holds it.</summary>
    public Segment Settle(Frame frame)
    {
        for (var group = 0; group * Group < Count; group++)
            if ((stale & (1 << group)) != 0)
            {
                var models = new (Quantised, float[])[Math.Min(Group, Count - (group * Group))];
                for (var index = 0; index < models.Length; index++)
                {
                    var (codes, scanned) = NumbersOf((group * Group) + index);
                    models[index] = (new Quantised(codes, scanned[(int)ScannedField.Scale], 0), scanned);
                }

                var summary = GroupSummary.Of(frame, models);
                PutScanned(Capacity + group, summary.Codes, summary.Scanned);
            }

        stale = 0;
        return this;
    }

    /// <summary>Length of all bounds in a file, in bytes.</summary>
    public int Bytes => Codes.Length + Directions.Length + (sizeof(float) * (Scanned.Length + Centroids.Length + Refined.Length));

    /// <summary>Adds a model whose bounds come with <see cref="Fill"/>.</summary>
    public void Append(in ModelEntry entry)
    {
        (Entries[Count], ids[Count]) = (entry, entry.ModelId);
        Count++;
    }

    /// <param name="bytes">Codes, scanned numbers, centroids, directions, refined numbers.</param>
    public void Fill(ReadOnlySpan<byte> bytes)
    {
        Take(ref bytes, MemoryMarshal.AsBytes(Codes.AsSpan()));
        Take(ref bytes, MemoryMarshal.AsBytes(Scanned.AsSpan()));
        Take(ref bytes, MemoryMarshal.AsBytes(Centroids.AsSpan()));
        Take(ref bytes, MemoryMarshal.AsBytes(Directions.AsSpan()));
        Take(ref bytes, MemoryMarshal.AsBytes(Refined.AsSpan()));

        static void Take(ref ReadOnlySpan<byte> bytes, Span<byte> part)
        {
            bytes[..part.Length].CopyTo(part);
            bytes = bytes[part.Length..];
        }
    }

    private void PutScanned(int slot, sbyte[] codes, float[] scanned)
    {
        for (var dimension = 0; dimension < Dimensions; dimension++)
            Codes[CodeAt(slot, dimension)] = codes[dimension];
        for (var field = 0; field < scanned.Length; field++)
            Scanned[ScannedAt(slot, field)] = scanned[field];
    }

    private GroupSummary NumbersOf(int slot)
    {
        var (codes, scanned) = (new sbyte[Dimensions], new float[ModelSummary.ScannedFields]);
        for (var dimension = 0; dimension < Dimensions; dimension++)
            codes[dimension] = Codes[CodeAt(slot, dimension)];
        for (var field = 0; field < scanned.Length; field++)
            scanned[field] = Scanned[ScannedAt(slot, field)];
        return new GroupSummary(codes, scanned);
    }

    private int CodeAt(int slot, int dimension) =>
        ((slot / Block * ((Dimensions + 1) / 2)) + (dimension / 2)) * 2 * Block + (slot % Block * 2) + (dimension & 1);

    private static int ScannedAt(int slot, int field) => (((slot / Block * ModelSummary.ScannedFields) + field) * Block) + (slot % Block);
}
