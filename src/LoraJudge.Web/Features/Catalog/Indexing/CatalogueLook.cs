using LoraJudge.Data;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Catalog.Indexing;

/// <summary>
/// Finds what has changed in the tables since the last look, whoever changed it, from a count and the last ids: new vectors lead to their models. What
/// counts do not show (facts of a model, a picture that cleansing removed) is seen when all models are compared.
/// </summary>
internal sealed class CatalogueLook(IDbContextFactory<LoraJudgeDbContext> contexts)
{
    /// <param name="before">What the last look saw; null at the first.</param>
    public async Task<CatalogueSight> SeeAsync(long encoderId, CatalogueState? before, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        // What comes while this looks has a larger id: counted up to the last, the count is of that moment.
        var lastReference = await context.ReferenceImages.MaxAsync(image => (long?)image.Id, cancellation) ?? 0;
        var lastVector = await context.Embeddings.MaxAsync(embedding => (long?)embedding.Id, cancellation) ?? 0;
        var now = new CatalogueState(
            encoderId,
            lastReference,
            await context.Embeddings.CountAsync(embedding => embedding.EncoderId == encoderId && embedding.Id <= lastVector, cancellation),
            lastVector
        );
        if (before is null || before.EncoderId != encoderId)
            return new CatalogueSight(now, Models: null, Lacking: null);
        if (now == before)
            return new CatalogueSight(now, [], []);
        var vectors = await context
            .Embeddings.Where(embedding => embedding.Id > before.LastVector && embedding.Id <= now.LastVector)
            .Select(embedding => new { embedding.EncoderId, embedding.ReferenceImage.LoraModelId })
            .ToListAsync(cancellation);
        vectors.RemoveAll(vector => vector.EncoderId != encoderId);
        var lacking = await context
            .ReferenceImages.Where(image => image.Id > before.LastReference && image.Id <= now.LastReference)
            .Where(image =>
                !context.Embeddings.Any(embedding => embedding.ReferenceImageId == image.Id && embedding.EncoderId == encoderId)
            )
            .Select(image => image.LoraModelId)
            .Distinct()
            .ToListAsync(cancellation);
        return now.Vectors - before.Vectors == vectors.Count
            ? new CatalogueSight(now, [.. vectors.Select(vector => vector.LoraModelId).Distinct()], lacking)
            : new CatalogueSight(now, Models: null, Lacking: null);
    }
}

/// <param name="Vectors">Of the encoder.</param>
/// <param name="LastVector">Of any encoder.</param>
internal sealed record CatalogueState(long EncoderId, long LastReference, int Vectors, long LastVector);

/// <param name="Models">Ids of the models that have new vectors; null where any model may have changed.</param>
/// <param name="Lacking">Ids of the models that have new pictures without vectors; null where any model may have.</param>
internal sealed record CatalogueSight(CatalogueState State, IReadOnlyCollection<long>? Models, IReadOnlyCollection<long>? Lacking);
