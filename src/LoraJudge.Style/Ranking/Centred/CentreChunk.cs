namespace LoraJudge.Style.Ranking.Centred;

/// <summary>Up to 128 models, immutable: what changes is made anew.</summary>
internal sealed class CentreChunk
{
    public const int Capacity = 128;

    private readonly long[] ids;
    private readonly float[] centres;

    /// <param name="entries">One or more.</param>
    /// <param name="centres">By model, dimension.</param>
    public CentreChunk(CentreEntry[] entries, float[] centres)
    {
        (Entries, this.centres, ids) = (entries, centres, Array.ConvertAll(entries, entry => entry.ModelId));
        Dimensions = centres.Length / entries.Length;
    }

    public int Count => Entries.Length;
    public int Dimensions { get; }
    public CentreEntry[] Entries { get; }

    public ReadOnlySpan<float> CentreOf(int slot) => centres.AsSpan(slot * Dimensions, Dimensions);

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

    /// <summary>Up to as many are looked for one by one.</summary>
    private const int Few = 8;
}
