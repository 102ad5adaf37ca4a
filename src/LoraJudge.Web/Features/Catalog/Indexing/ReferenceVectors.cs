using System.Runtime.InteropServices;
using LoraJudge.Data;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Catalog.Indexing;

/// <summary>Reads the catalogue's vectors by one encoder.</summary>
public sealed class ReferenceVectors(IDbContextFactory<LoraJudgeDbContext> contexts)
{
    /// <param name="sampleSet">Name of the sample set whose pictures are read; null for all.</param>
    /// <param name="models">Ids of the models whose vectors are read; null for all.</param>
    /// <returns>Of models in use alone. Ordered by model, sample set and sample, so that the same catalogue gives the same order however it came to be.</returns>
    public async Task<IReadOnlyList<ReferenceVector>> ReadAsync(
        long encoderId,
        string? sampleSet,
        CancellationToken cancellation,
        IReadOnlyCollection<long>? models = null
    )
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var rows = await context
            .Embeddings.Where(embedding => embedding.EncoderId == encoderId && !embedding.ReferenceImage.RemovedByCleansing)
            .Where(embedding => embedding.ReferenceImage.LoraModel.RetiredUtc == null)
            .Where(embedding => sampleSet == null || embedding.ReferenceImage.SampleImage.SampleSet.Name == sampleSet)
            .Where(embedding => models == null || models.Contains(embedding.ReferenceImage.LoraModelId))
            .Select(embedding => new
            {
                ModelId = embedding.ReferenceImage.LoraModelId,
                embedding.ReferenceImage.LoraModel.Slug,
                Set = embedding.ReferenceImage.SampleImage.SampleSet.Name,
                embedding.ReferenceImage.SampleImage.Code,
                Picture = embedding.ReferenceImage.BlobSha256,
                embedding.Vector,
            })
            .AsNoTracking()
            .ToListAsync(cancellation);
        return
        [
            .. rows.OrderBy(row => row.Slug, StringComparer.Ordinal)
                .ThenBy(row => row.Set, StringComparer.Ordinal)
                .ThenBy(row => row.Code, StringComparer.Ordinal)
                .Select(row => new ReferenceVector(
                    row.ModelId,
                    row.Slug,
                    row.Code,
                    row.Picture,
                    MemoryMarshal.Cast<byte, float>(row.Vector).ToArray()
                )),
        ];
    }
}

/// <summary>A reference image's vector by an encoder, before a projection.</summary>
/// <param name="Picture">SHA-256 of the picture's file.</param>
public sealed record ReferenceVector(long ModelId, string Model, string Sample, string Picture, float[] Statistics);
