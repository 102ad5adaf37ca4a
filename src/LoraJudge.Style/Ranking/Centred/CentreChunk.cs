using System.Runtime.Intrinsics.X86;
using LoraJudge.Style.Ranking.Bounded;

namespace LoraJudge.Style.Ranking.Centred;

/// <summary>
/// Up to 128 models, immutable: what changes is made anew. What a search scans lies in blocks of sixteen models, so that one vector
/// register holds the same number of all sixteen.
/// </summary>
internal sealed class CentreChunk
{
    public const int Capacity = 128;
    public const int Block = NibbleKernel.Lanes;

    /// <summary>Up to as many models are looked for one by one.</summary>
    private const int Few = 8;

    private readonly long[] ids;
    private readonly float[] centres;
    private readonly int[] codes;
    private readonly float[] scales;
    private readonly float[] norms;
    private readonly float[] errors;
    private readonly int codesLength;

    /// <param name="entries">One or more.</param>
    /// <param name="centres">By model, dimension.</param>
    public CentreChunk(Frame frame, CentreEntry[] entries, float[] centres)
    {
        (Entries, this.centres, ids) = (entries, centres, Array.ConvertAll(entries, entry => entry.ModelId));
        Pictures = entries.Sum(entry => entry.Pictures);
        Dimensions = frame.Dimensions;
        (Blocks, codesLength) = ((entries.Length + Block - 1) / Block, NibbleCodes.LengthOf(Dimensions));
        codes = new int[Blocks * codesLength];
        (scales, norms, errors) = (new float[Blocks * Block], new float[Blocks * Block], new float[Blocks * Block]);
        var scratch = new double[Dimensions];
        for (var slot = 0; slot < Count; slot++)
        {
            var block = codes.AsSpan(slot / Block * codesLength, codesLength);
            (scales[slot], norms[slot], errors[slot]) = NibbleCodes.Write(frame, CentreOf(slot), block, slot % Block, scratch);
        }
    }

    public int Count => Entries.Length;
    public int Blocks { get; }
    public int Dimensions { get; }

    /// <summary>Pictures that the centres were made of.</summary>
    public int Pictures { get; }
    public CentreEntry[] Entries { get; }

    /// <summary>By model, dimension.</summary>
    public ReadOnlySpan<float> Centres => centres;

    public ReadOnlySpan<float> CentreOf(int slot) => centres.AsSpan(slot * Dimensions, Dimensions);

    /// <summary>A block's codes, as <see cref="NibbleKernel"/> takes them.</summary>
    public ReadOnlySpan<int> CodesOf(int block) => codes.AsSpan(block * codesLength, codesLength);

    /// <summary>A block's scales.</summary>
    public ReadOnlySpan<float> ScalesOf(int block) => scales.AsSpan(block * Block, Block);

    /// <summary>‖ĉ‖² of a block's models.</summary>
    public ReadOnlySpan<float> NormsOf(int block) => norms.AsSpan(block * Block, Block);

    /// <summary>Not less than ‖c − ĉ‖ of a block's models.</summary>
    public ReadOnlySpan<float> ErrorsOf(int block) => errors.AsSpan(block * Block, Block);

    /// <summary>A bit for each place of a block that has a model.</summary>
    public uint MaskOf(int block) => (1U << Math.Min(Block, Count - (block * Block))) - 1;

    /// <summary>Has a centre brought from memory.</summary>
    public unsafe void Fetch(int slot)
    {
        if (!Sse.IsSupported)
            return;
        fixed (float* centre = &centres[slot * Dimensions])
            for (var index = 0; index < Dimensions; index += 64 / sizeof(float))
                Sse.Prefetch0(centre + index);
    }

    /// <summary>Has what a search scans of a block brought from memory: it lies across pages, where hardware does not look ahead.</summary>
    public unsafe void FetchBlock(int block)
    {
        if (!Sse.IsSupported || block >= Blocks)
            return;
        fixed (int* code = &codes[block * codesLength])
            for (var index = 0; index < codesLength; index += 64 / sizeof(int))
                Sse.Prefetch0(code + index);
        fixed (float* scale = &scales[block * Block])
            Sse.Prefetch0(scale);
        fixed (float* norm = &norms[block * Block])
            Sse.Prefetch0(norm);
        fixed (float* error = &errors[block * Block])
            Sse.Prefetch0(error);
    }

    /// <summary>Whether one of its models is among these.</summary>
    public bool HasAny(IReadOnlySet<long> models)
    {
        if (models.Count > Few)
            return Array.Exists(ids, models.Contains);
        foreach (var model in models)
            if (ids.AsSpan().Contains(model))
                return true;
        return false;
    }
}
