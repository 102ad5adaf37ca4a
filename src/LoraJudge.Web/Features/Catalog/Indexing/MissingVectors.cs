using System.Collections.Concurrent;
using LoraJudge.Data;
using LoraJudge.Data.Blobs;
using LoraJudge.Domain.Catalog;
using LoraJudge.Style.Encoding;
using LoraJudge.Web.Features.Operations;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Catalog.Indexing;

/// <summary>Encodes the reference images that have no vector by an encoder: after a change of encoder, for one.</summary>
internal sealed class MissingVectors(
    IDbContextFactory<LoraJudgeDbContext> contexts,
    IBlobStore blobs,
    EncoderRows encoders,
    ReferencePipeline pipeline,
    ProgressBoard board
)
{
    /// <summary>One at a time by each encoder: two who found the same pictures missing would encode them twice.</summary>
    private readonly ConcurrentDictionary<string, SemaphoreSlim> gates = new(StringComparer.Ordinal);

    /// <param name="description">A loaded encoder.</param>
    /// <param name="cancellation">What was encoded until then is kept.</param>
    /// <param name="models">Ids of the models whose pictures are encoded; null for all.</param>
    /// <param name="started">Is given the ids of the models that lack vectors, before the first is made.</param>
    public async Task<EncodingSummary> EncodeAsync(
        EncoderDescription description,
        CancellationToken cancellation,
        IReadOnlyCollection<long>? models = null,
        Action<IReadOnlySet<long>>? started = null
    )
    {
        ArgumentNullException.ThrowIfNull(description);
        var gate = gates.GetOrAdd(description.Hash, _ => new SemaphoreSlim(1));
        await gate.WaitAsync(cancellation);
        try
        {
            var encoderId = await encoders.IdOfAsync(description, cancellation);
            var (sources, lacking) = await FindAsync(encoderId, models, cancellation);
            started?.Invoke(lacking);
            if (sources.Count == 0)
                return new EncodingSummary(0, []);
            using var progress = board.Start("Encoding the catalogue's pictures", sources.Count);
            return await pipeline.RunAsync(description, sources, () => progress.Advance(), cancellation);
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task<(List<ReferenceSource> Sources, IReadOnlySet<long> Models)> FindAsync(
        long encoderId,
        IReadOnlyCollection<long>? models,
        CancellationToken cancellation
    )
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var missing = await context
            .ReferenceImages.Where(image => !image.RemovedByCleansing)
            .Where(image => models == null || models.Contains(image.LoraModelId))
            .Where(image =>
                !context.Embeddings.Any(embedding => embedding.ReferenceImageId == image.Id && embedding.EncoderId == encoderId)
            )
            .OrderBy(image => image.Id)
            .Select(image => new
            {
                image.Id,
                image.LoraModelId,
                image.BlobSha256,
                Model = image.LoraModel.Slug,
                Sample = image.SampleImage.Code,
            })
            .ToListAsync(cancellation);
        List<ReferenceSource> sources =
        [
            .. missing.Select(image => new ReferenceSource(
                $"{image.Model}/{image.Sample}",
                async token =>
                    await blobs.GetAsync(image.BlobSha256, token)
                    ?? throw new InvalidDataException("Its file is not in the blob store: import it again."),
                (picture, _) =>
                    Task.FromResult<Embedding?>(
                        new Embedding
                        {
                            ReferenceImageId = image.Id,
                            EncoderId = picture.EncoderId,
                            Vector = picture.Vector,
                        }
                    )
            )),
        ];
        return (sources, missing.Select(image => image.LoraModelId).ToHashSet());
    }
}
