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
                    [.. part.SelectMany(model => model.Centre)]
                )),
        ];

    /// <summary>A frame fitted on models from all over the catalogue.</summary>
    public static Frame Fit(IReadOnlyCollection<CentrePart> parts)
    {
        var (models, sample, number) = (parts.Sum(part => part.Entries.Length), new List<ModelReferences>(), 0);
        var every = Math.Max(1, models / Frame.MostFitted);
        foreach (var (entries, centres) in parts)
        foreach (var centre in centres.Chunk(centres.Length / entries.Length))
            if (number++ % every == 0)
                sample.Add(new ModelReferences(number, [centre]));
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
