using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using LoraJudge.Data;
using LoraJudge.Domain.Catalog;
using LoraJudge.Style.Ranking.Centred;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Catalog.Indexing;

/// <summary>Reads the catalogue's vectors by one encoder.</summary>
internal sealed class ReferenceVectors(IDbContextFactory<LoraJudgeDbContext> contexts)
{
    /// <summary>A spread over models has this many of them, or all.</summary>
    private const int FewestSpread = 64;

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
                embedding.ReferenceImage.LoraModel.Family,
                embedding.Vector,
            })
            .AsNoTracking()
            .ToListAsync(cancellation);
        return
        [
            .. rows.OrderBy(row => row.Slug, StringComparer.Ordinal)
                .ThenBy(row => row.Set, StringComparer.Ordinal)
                .ThenBy(row => row.Code, StringComparer.Ordinal)
                .Select(row => new ReferenceVector(row.ModelId, row.Slug, row.Code, row.Picture, ToFloats(row.Vector))
                {
                    Family = row.Family,
                }),
        ];
    }

    /// <summary>Some vectors, evenly spread over the catalogue in the order of <see cref="ReadAsync"/>; the others are not read.</summary>
    /// <param name="most">How many at most.</param>
    public Task<IReadOnlyList<AdaptationPicture>> ReadSpreadAsync(long encoderId, int most, CancellationToken cancellation) =>
        ReadSomeAsync(encoderId, pictures => Spread(pictures, most), cancellation);

    /// <summary>The same of whole models, evenly spread over the catalogue: so pictures of one model, and of one sample, come together.</summary>
    /// <inheritdoc cref="ReadSpreadAsync"/>
    public Task<IReadOnlyList<AdaptationPicture>> ReadModelsSpreadAsync(long encoderId, int most, CancellationToken cancellation) =>
        ReadSomeAsync(encoderId, pictures => SpreadModels(pictures, picture => picture.ModelId, most), cancellation);

    /// <summary>The same of models that no run is making, as <see cref="ReadSpreadAsync"/>: all of their vectors are in the index.</summary>
    /// <inheritdoc cref="ReadSpreadAsync"/>
    public async Task<IReadOnlyList<AdaptationPicture>> ReadHeldOutAsync(long encoderId, int most, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var inTheMaking = await ModelsInTheMaking.SinceAsync(context, models: null, cancellation);
        var pictures = await ReadSpreadAsync(encoderId, most, cancellation);
        return [.. pictures.Where(picture => !inTheMaking.ContainsKey(picture.ModelId))];
    }

    /// <summary>
    /// Every n-th model with all of its pictures, so that there are no more than <paramref name="most"/>; fewer pictures of each where that
    /// would leave fewer than <see cref="FewestSpread"/> models.
    /// </summary>
    public static IEnumerable<T> SpreadModels<T>(IReadOnlyCollection<T> all, Func<T, long> modelOf, int most)
    {
        ArgumentNullException.ThrowIfNull(all);
        var models = all.GroupBy(modelOf).Select(model => model.ToArray()).ToArray();
        if (models.Length == 0)
            return [];
        var wanted = Math.Max(Math.Min(FewestSpread, models.Length), (int)((long)models.Length * most / Math.Max(most, all.Count)));
        var drawn = Spread(models, wanted).ToArray();
        var each = Math.Max(1, most / drawn.Length);
        return drawn.Sum(model => model.Length) <= most
            ? drawn.SelectMany(model => model)
            : drawn.SelectMany(model => Spread(model, each)).Take(most);
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

    /// <param name="choose">Of all pictures, in the order of <see cref="ReadAsync"/>.</param>
    private async Task<IReadOnlyList<AdaptationPicture>> ReadSomeAsync(
        long encoderId,
        Func<IReadOnlyList<SpreadRow>, IEnumerable<SpreadRow>> choose,
        CancellationToken cancellation
    )
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var rows = await Of(context, encoderId)
            .Select(embedding => new SpreadRow(
                embedding.Id,
                embedding.ReferenceImage.LoraModelId,
                embedding.ReferenceImage.SampleImageId,
                embedding.ReferenceImage.LoraModel.Slug,
                embedding.ReferenceImage.SampleImage.SampleSet.Name,
                embedding.ReferenceImage.SampleImage.Code,
                embedding.ReferenceImage.LoraModel.Family
            ))
            .ToListAsync(cancellation);
        SpreadRow[] ordered =
        [
            .. rows.OrderBy(row => row.Slug, StringComparer.Ordinal)
                .ThenBy(row => row.Set, StringComparer.Ordinal)
                .ThenBy(row => row.Code, StringComparer.Ordinal),
        ];
        var chosen = choose(ordered).ToArray();
        var ids = chosen.Select(row => row.Id).ToArray();
        var vectors = await context
            .Embeddings.Where(embedding => ids.Contains(embedding.Id))
            .Select(embedding => new { embedding.Id, embedding.Vector })
            .ToDictionaryAsync(row => row.Id, row => row.Vector, cancellation);
        return
        [
            .. chosen
                .Where(row => vectors.ContainsKey(row.Id))
                .Select(row => new AdaptationPicture(row.ModelId, row.SampleImageId, ToFloats(vectors[row.Id])) { Family = row.Family }),
        ];
    }

    private static IQueryable<Embedding> Of(LoraJudgeDbContext context, long encoderId) =>
        context.Embeddings.Where(embedding =>
            embedding.EncoderId == encoderId
            && !embedding.ReferenceImage.RemovedByCleansing
            && embedding.ReferenceImage.LoraModel.RetiredUtc == null
        );

    private static float[] ToFloats(byte[] vector) => MemoryMarshal.Cast<byte, float>(vector).ToArray();

    private sealed record SpreadRow(long Id, long ModelId, long SampleImageId, string Slug, string Set, string Code, string? Family);
}

/// <summary>A reference image's vector by an encoder, before a projection.</summary>
/// <param name="Picture">SHA-256 of the picture's file.</param>
internal sealed record ReferenceVector(long ModelId, string Model, string Sample, string Picture, float[] Statistics)
{
    /// <summary>The model's family; null where it has none.</summary>
    public string? Family { get; init; }
}

/// <param name="IsMade">By a back end, not imported.</param>
/// <param name="Statistics">Before a projection.</param>
internal readonly record struct StoredVector(long ModelId, bool IsMade, DateTime CreatedUtc, float[] Statistics);
