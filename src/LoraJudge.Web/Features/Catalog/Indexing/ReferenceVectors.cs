using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using LoraJudge.Data;
using LoraJudge.Domain.Catalog;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Catalog.Indexing;

/// <summary>Reads the catalogue's vectors by one encoder.</summary>
public sealed class ReferenceVectors(IDbContextFactory<LoraJudgeDbContext> contexts)
{
    /// <param name="sampleSet">Name of the sample set whose pictures are read; null for all.</param>
    /// <returns>Of models in use alone. Ordered by model, sample set and sample, so that the same catalogue gives the same order however it came to be.</returns>
    public async Task<IReadOnlyList<ReferenceVector>> ReadAsync(long encoderId, string? sampleSet, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var rows = await Of(context, encoderId)
            .Where(embedding => sampleSet == null || embedding.ReferenceImage.SampleImage.SampleSet.Name == sampleSet)
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
                .Select(row => new ReferenceVector(row.ModelId, row.Slug, row.Code, row.Picture, ToFloats(row.Vector))),
        ];
    }

    /// <summary>Some vectors, evenly spread over the catalogue in the order of <see cref="ReadAsync"/>; the others are not read.</summary>
    /// <param name="most">How many at most.</param>
    public async Task<IReadOnlyList<float[]>> ReadSpreadAsync(long encoderId, int most, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var rows = await Of(context, encoderId)
            .Select(embedding => new
            {
                embedding.Id,
                embedding.ReferenceImage.LoraModel.Slug,
                Set = embedding.ReferenceImage.SampleImage.SampleSet.Name,
                embedding.ReferenceImage.SampleImage.Code,
            })
            .ToListAsync(cancellation);
        var ids = Spread(
                [
                    .. rows.OrderBy(row => row.Slug, StringComparer.Ordinal)
                        .ThenBy(row => row.Set, StringComparer.Ordinal)
                        .ThenBy(row => row.Code, StringComparer.Ordinal)
                        .Select(row => row.Id),
                ],
                most
            )
            .ToArray();
        var vectors = await context
            .Embeddings.Where(embedding => ids.Contains(embedding.Id))
            .Select(embedding => new { embedding.Id, embedding.Vector })
            .ToDictionaryAsync(row => row.Id, row => row.Vector, cancellation);
        return [.. ids.Where(vectors.ContainsKey).Select(id => ToFloats(vectors[id]))];
    }

    /// <summary>Every n-th, from the first on, so that there are no more than <paramref name="most"/>.</summary>
    public static IEnumerable<T> Spread<T>(IReadOnlyCollection<T> all, int most)
    {
        ArgumentNullException.ThrowIfNull(all);
        var step = Math.Max(1, (all.Count + most - 1) / most);
        return all.Where((_, index) => index % step == 0);
    }

    /// <summary>One after the other, in no order: they are never all in memory.</summary>
    /// <param name="models">Ids of the models whose vectors are read: a few cost little, however many there are. Null for all.</param>
    public async IAsyncEnumerable<StoredVector> StreamAsync(
        long encoderId,
        IReadOnlyCollection<long>? models,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        // Of a few models the encoder's vectors are told apart here: asked for in the query, it would lead SQLite to read all of them.
        var wanted = models is null
            ? Of(context, encoderId)
            : context.Embeddings.Where(embedding =>
                models.Contains(embedding.ReferenceImage.LoraModelId) && !embedding.ReferenceImage.RemovedByCleansing
            );
        var rows = wanted
            .Select(embedding => new
            {
                ModelId = embedding.ReferenceImage.LoraModelId,
                IsMade = embedding.ReferenceImage.Backend != null,
                embedding.ReferenceImage.CreatedUtc,
                Vector = embedding.EncoderId == encoderId ? embedding.Vector : null,
            })
            .AsAsyncEnumerable()
            .WithCancellation(cancellation);
        await foreach (var row in rows)
            if (row.Vector is { } vector)
                yield return new StoredVector(row.ModelId, row.IsMade, row.CreatedUtc, ToFloats(vector));
    }

    private static IQueryable<Embedding> Of(LoraJudgeDbContext context, long encoderId) =>
        context.Embeddings.Where(embedding =>
            embedding.EncoderId == encoderId
            && !embedding.ReferenceImage.RemovedByCleansing
            && embedding.ReferenceImage.LoraModel.RetiredUtc == null
        );

    private static float[] ToFloats(byte[] vector) => MemoryMarshal.Cast<byte, float>(vector).ToArray();
}

/// <summary>A reference image's vector by an encoder, before a projection.</summary>
/// <param name="Picture">SHA-256 of the picture's file.</param>
public sealed record ReferenceVector(long ModelId, string Model, string Sample, string Picture, float[] Statistics);

/// <param name="IsMade">By a back end, not imported.</param>
/// <param name="Statistics">Before a projection.</param>
public readonly record struct StoredVector(long ModelId, bool IsMade, DateTime CreatedUtc, float[] Statistics);
