using LoraJudge.Style.Ranking.Bounded;

namespace LoraJudge.Style.Ranking.Centred;

/// <summary>What a chunk is made of.</summary>
/// <param name="Entries">One to <see cref="CentreChunk.Capacity"/>.</param>
/// <param name="Centres">By model, dimension.</param>
internal sealed record CentrePart(CentreEntry[] Entries, float[] Centres)
{
    public static CentrePart[] Of(IEnumerable<ModelCentre> models, TraitTable traits) =>
        [
            .. models
                .Chunk(CentreChunk.Capacity)
                .Select(part => new CentrePart(
                    Array.ConvertAll(
                        part,
                        model => new CentreEntry(model.ModelId, model.Version, traits.NumberOf(model.Traits), model.Pictures)
                    ),
                    Joined(part)
                )),
        ];

    private static float[] Joined(ModelCentre[] models)
    {
        var centres = new float[models.Length * models[0].Centre.Length];
        for (var model = 0; model < models.Length; model++)
            models[model].Centre.CopyTo(centres, model * models[0].Centre.Length);
        return centres;
    }

    /// <summary>A frame fitted on models from all over the catalogue.</summary>
    public static Frame Fit(IReadOnlyList<CentrePart> parts)
    {
        var (models, sample, number) = (parts.Sum(part => part.Entries.Length), new List<ModelReferences>(), 0);
        var (every, dimensions) = (Math.Max(1, models / Frame.MostFitted), parts[0].Centres.Length / parts[0].Entries.Length);
        foreach (var (entries, centres) in parts)
            for (var slot = 0; slot < entries.Length; slot++, number++)
                if (number % every == 0)
                    sample.Add(new ModelReferences(entries[slot].ModelId, [centres[(slot * dimensions)..((slot + 1) * dimensions)]]));
        return Frame.Fit(sample);
    }

    public static CentreChunk[] ToChunks(Frame frame, CentrePart[] parts)
    {
        var chunks = new CentreChunk[parts.Length];
        if (parts.Length == 1)
            chunks[0] = new CentreChunk(frame, parts[0].Entries, parts[0].Centres);
        else
            Parallel.For(0, parts.Length, part => chunks[part] = new CentreChunk(frame, parts[part].Entries, parts[part].Centres));
        return chunks;
    }
}
