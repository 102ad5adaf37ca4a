using LoraJudge.Data;
using LoraJudge.Data.Blobs;
using LoraJudge.Domain.Catalog;
using LoraJudge.Style.Training;
using LoraJudge.Web.Features.Catalog;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Training.Running;

/// <summary>The catalogue's reference pictures as a training takes them.</summary>
internal sealed class TrainingPictures(IDbContextFactory<LoraJudgeDbContext> contexts, IBlobStore blobs)
{
    /// <param name="sampleSet">Name of the sample set whose pictures are wanted; null for all.</param>
    public async Task<IReadOnlyList<TrainingPicture>> GetAsync(string? sampleSet, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var rows = await Of(context, sampleSet)
            .OrderBy(image => image.LoraModelId)
            .ThenBy(image => image.SampleImageId)
            .Select(image => new
            {
                Model = image.LoraModel.Slug,
                image.LoraModel.Family,
                Set = image.SampleImage.SampleSet.Name,
                image.SampleImage.Code,
                image.SampleImage.Category,
                image.BlobSha256,
                Original = image.SampleImage.BlobSha256,
            })
            .ToListAsync(cancellation);
        return
        [
            .. rows.Select(row => new TrainingPicture(
                row.Model,
                $"{row.Set}/{row.Code}",
                Subject(row.Category, row.Code),
                () => Read(row.BlobSha256),
                row.Original is { } original ? () => Read(original) : null
            )
            {
                Family = row.Family,
            }),
        ];
    }

    /// <summary>How much there is to train on.</summary>
    public async Task<TrainingCounts> CountAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var sets = await context.SampleSets.OrderBy(set => set.Name).Select(set => set.Name).ToListAsync(cancellation);
        var pictures = Of(context, sampleSet: null);
        return new TrainingCounts(
            await pictures.Select(image => image.LoraModelId).Distinct().CountAsync(cancellation),
            await pictures.CountAsync(cancellation),
            sets
        );
    }

    private static IQueryable<ReferenceImage> Of(LoraJudgeDbContext context, string? sampleSet) =>
        context.ReferenceImages.Where(image =>
            !image.RemovedByCleansing && (sampleSet == null || image.SampleImage.SampleSet.Name == sampleSet)
        );

    private static string Subject(SampleCategory category, string code) =>
        category != SampleCategory.Unknown ? category.ToString().ToLowerInvariant()
        : SampleSequence.Beginning(code) is { Length: > 0 } beginning ? beginning
        : code;

    private byte[] Read(string sha256) =>
        blobs.GetAsync(sha256).GetAwaiter().GetResult() ?? throw new IOException("Its file is not in the blob store: import it again.");
}

/// <param name="SampleSets">Names of the sample sets.</param>
public sealed record TrainingCounts(int Models, int Pictures, IReadOnlyList<string> SampleSets);
