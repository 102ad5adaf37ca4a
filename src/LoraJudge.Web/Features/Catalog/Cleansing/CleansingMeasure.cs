using LoraJudge.Data;
using LoraJudge.Data.Blobs;
using LoraJudge.Data.Providers;
using LoraJudge.Domain.Catalog;
using LoraJudge.Style.Imaging;
using Microsoft.EntityFrameworkCore;
using Equation1 = LoraJudge.Style.Training.Cleansing;

namespace LoraJudge.Web.Features.Catalog.Cleansing;

/// <summary>Measures Eq. 1 for pictures that have an original and no mse yet, as those of an import.</summary>
internal sealed class CleansingMeasure(
    IDbContextFactory<LoraJudgeDbContext> contexts,
    IBlobStore blobs,
    IImageDecoder decoder,
    CleansingRows rows
)
{
    private const int BatchSize = 64;

    /// <summary>Pictures of the set that can be measured and were not.</summary>
    public static IQueryable<ReferenceImage> Unmeasured(LoraJudgeDbContext context, long setId)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.ReferenceImages.Where(image =>
            image.SampleImage.SampleSetId == setId && image.MseToOriginal == null && image.SampleImage.BlobSha256 != null
        );
    }

    /// <param name="model">Only this model's pictures; null for all.</param>
    /// <param name="advance">Called once a picture, measured or not.</param>
    /// <param name="cancellation">What was measured until then is kept.</param>
    /// <returns>Pictures that could not be measured, and why.</returns>
    public async Task<IReadOnlyList<string>> MeasureAsync(long setId, long? model, Action<int>? advance, CancellationToken cancellation)
    {
        var last = 0L;
        var leftOut = new List<string>();
        while (await BatchAsync(setId, model, last, cancellation) is { Count: > 0 } batch)
        {
            var measured = new (long Id, double? Mse, string? Problem)[batch.Count];
            await Parallel.ForAsync(
                0,
                batch.Count,
                new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation },
                async (place, token) => measured[place] = await MeasureAsync(batch[place], token)
            );
            await StoreAsync(measured, cancellation);
            leftOut.AddRange(measured.Select(one => one.Problem).OfType<string>());
            last = batch[^1].Id;
            advance?.Invoke(batch.Count);
        }

        await rows.ApplyAsync(setId, cancellation);
        return leftOut;
    }

    private async Task<List<Pair>> BatchAsync(long setId, long? model, long after, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await Unmeasured(context, setId)
            .Where(image => image.Id > after && (model == null || image.LoraModelId == model))
            .OrderBy(image => image.Id)
            .Take(BatchSize)
            .Select(image => new Pair(
                image.Id,
                image.LoraModel.Slug + "/" + image.SampleImage.Code,
                image.BlobSha256,
                image.SampleImage.BlobSha256!
            ))
            .ToListAsync(cancellation);
    }

    private async Task<(long Id, double? Mse, string? Problem)> MeasureAsync(Pair pair, CancellationToken cancellation)
    {
        try
        {
            if (await blobs.GetAsync(pair.Picture, cancellation) is not { } picture)
                return (pair.Id, null, $"{pair.Label}: its file is not in the blob store.");
            if (await blobs.GetAsync(pair.Original, cancellation) is not { } original)
                return (pair.Id, null, $"{pair.Label}: its original's file is not in the blob store.");
            return (pair.Id, Equation1.MeanSquaredError(decoder, picture, original), null);
        }
        catch (Exception exception) when (exception is ImageRejectedException or InvalidDataException or IOException)
        {
            return (pair.Id, null, $"{pair.Label}: {exception.Message}");
        }
    }

    private Task<bool> StoreAsync(IReadOnlyList<(long Id, double? Mse, string? Problem)> measured, CancellationToken cancellation) =>
        contexts.InTransactionAsync(
            async (context, token) =>
            {
                foreach (var (id, mse, _) in measured.Where(one => one.Mse is not null))
                {
                    await context
                        .ReferenceImages.Where(image => image.Id == id)
                        .ExecuteUpdateAsync(set => set.SetProperty(image => image.MseToOriginal, mse), token);
                }

                return true;
            },
            cancellation
        );

    private sealed record Pair(long Id, string Label, string Picture, string Original);
}
