using LoraJudge.Data;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Catalog.SampleSets;

/// <summary>Reads sample sets, those of imports among them.</summary>
internal sealed class SampleSetReader(IDbContextFactory<LoraJudgeDbContext> contexts)
{
    private const int Covers = 6;

    public async Task<IReadOnlyList<SampleSetListing>> ListAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var sets = await context
            .SampleSets.OrderByDescending(set => set.Id)
            .Select(set => new
            {
                set.Id,
                set.Name,
                set.CreatedUtc,
                Samples = set.Images.Count,
                Models = context.LoraModels.Count(model => model.References.Any(picture => picture.SampleImage.SampleSetId == set.Id)),
            })
            .ToListAsync(cancellation);
        var listings = new List<SampleSetListing>();
        foreach (var set in sets)
        {
            var pictures = await context
                .SampleImages.Where(image => image.SampleSetId == set.Id && image.BlobSha256 != null)
                .Select(image => new { Key = new SampleKey(image.SampleSetId, image.Id, image.Category, image.Code), image.BlobSha256 })
                .ToListAsync(cancellation);
            listings.Add(
                new SampleSetListing(
                    set.Id,
                    set.Name,
                    set.Samples,
                    set.Models,
                    set.CreatedUtc,
                    [.. SampleSequence.Order(pictures, picture => picture.Key).Take(Covers).Select(picture => picture.BlobSha256!)]
                )
            );
        }

        return listings;
    }

    /// <returns>Null where there is no such set.</returns>
    public async Task<SampleSetView?> FindAsync(long id, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        if (await context.SampleSets.AsNoTracking().SingleOrDefaultAsync(set => set.Id == id, cancellation) is not { } set)
            return null;
        var pictures = context.ReferenceImages.Where(picture => picture.SampleImage.SampleSetId == id);
        var samples = await context
            .SampleImages.Where(image => image.SampleSetId == id)
            .Select(image => new SampleRow(
                image.Id,
                image.Code,
                image.Category,
                image.Licence,
                image.BlobSha256,
                image.Width,
                image.Height,
                context.ReferenceImages.Count(picture => picture.SampleImageId == image.Id)
            ))
            .ToListAsync(cancellation);
        return new SampleSetView(
            id,
            set.Name,
            set.CleansingThreshold,
            await pictures.Select(picture => picture.LoraModelId).Distinct().CountAsync(cancellation),
            await pictures.CountAsync(cancellation),
            await pictures.CountAsync(picture => picture.RemovedByCleansing, cancellation),
            await context.BuildRuns.CountAsync(run => run.SampleSetId == id && run.EndedUtc == null, cancellation),
            SampleSequence.Order(samples, sample => new SampleKey(id, sample.Id, sample.Category, sample.Code))
        );
    }
}
