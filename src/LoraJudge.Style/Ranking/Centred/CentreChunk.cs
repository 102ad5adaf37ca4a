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

    /// <summary>‖ĉ‖² of a place without a model: far from everything.</summary>
    private const float Nowhere = 1e30f;

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
        (Blocks, codesLength) = ((entries.Length + Block - 1) / Block, NibbleCodes.LengthOf(frame.Dimensions));
        (codes, errors) = (new int[Blocks * codesLength], new float[Blocks]);
        (scales, norms) = (new float[Blocks * Block], new float[Blocks * Block]);
        norms.AsSpan().Fill(Nowhere);
        for (var block = 0; block < Blocks; block++)
        {
            var worst = 0.0;
            for (var slot = block * Block; slot < Math.Min(Count, (block + 1) * Block); slot++)
            {
                var own = codes.AsSpan(block * codesLength, codesLength);
                (scales[slot], norms[slot], var error) = NibbleCodes.Write(frame, CentreOf(frame.Dimensions, slot), own, slot % Block);
                worst = Math.Max(worst, error / scales[slot]);
            }

            errors[block] = Rounding.Up(worst * (1 + Rounding.Variance));
        }
    }

    public int Count => Entries.Length;
    public int Blocks { get; }
    public int Dimensions => centres.Length / Count;
    public CentreEntry[] Entries { get; }

    /// <summary>By model, dimension.</summary>
    public ReadOnlySpan<float> Centres => centres;

    public ReadOnlySpan<float> CentreOf(int slot) => CentreOf(Dimensions, slot);

    /// <summary>A block's codes, as <see cref="NibbleKernel"/> takes them.</summary>
    public ReadOnlySpan<int> CodesOf(int block) => codes.AsSpan(block * codesLength, codesLength);

    /// <summary>A block's scales.</summary>
    public ReadOnlySpan<float> ScalesOf(int block) => scales.AsSpan(block * Block, Block);

    /// <summary>‖ĉ‖² of a block's models.</summary>
    public ReadOnlySpan<float> NormsOf(int block) => norms.AsSpan(block * Block, Block);

    /// <summary>Times a model's scale it is not less than ‖c − ĉ‖, for all models of a block.</summary>
    public float ErrorOf(int block) => errors[block];

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

    private ReadOnlySpan<float> CentreOf(int dimensions, int slot) => centres.AsSpan(slot * dimensions, dimensions);
}
