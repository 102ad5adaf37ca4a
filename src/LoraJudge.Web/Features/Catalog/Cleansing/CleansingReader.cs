using LoraJudge.Data;
using LoraJudge.Domain.Catalog;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Catalog.Cleansing;

/// <summary>Reads what cleansing has made of a set, and what another threshold would.</summary>
internal sealed class CleansingReader(IDbContextFactory<LoraJudgeDbContext> contexts)
{
    public const int PageSize = 24;

    /// <param name="threshold">The one to look at; null for the set's own.</param>
    /// <param name="page">From 1.</param>
    /// <returns>Null where there is no such set.</returns>
    public async Task<CleansingView?> GetAsync(long setId, double? threshold, CleansingList show, int page, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        if (await context.SampleSets.AsNoTracking().SingleOrDefaultAsync(set => set.Id == setId, cancellation) is not { } set)
            return null;
        var limit = threshold ?? set.CleansingThreshold;
        var pictures = context.ReferenceImages.Where(image => image.SampleImage.SampleSetId == setId);
        var all = await pictures
            .Select(image => new Mark(image.MseToOriginal, image.Ruling, image.RemovedByCleansing))
            .ToListAsync(cancellation);
        double[] measured = [.. all.Select(mark => mark.Mse).OfType<double>().Order()];
        var listed = Listed(pictures, show, limit);
        var count = await listed.CountAsync(cancellation);
        var pages = Math.Max(1, (count + PageSize - 1) / PageSize);
        var at = Math.Clamp(page, 1, pages);
        return new CleansingView(
            setId,
            set.Name,
            all.Count,
            measured.Length,
            await CleansingMeasure.Unmeasured(context, setId).CountAsync(cancellation),
            set.CleansingThreshold,
            limit,
            all.Count(mark => mark.Ruling == CleansingRuling.ByThreshold && mark.Mse < limit),
            all.Count(mark => mark.Ruling == CleansingRuling.Removed),
            all.Count(mark => mark.Ruling == CleansingRuling.Kept),
            all.Count(mark => mark.IsRemoved),
            measured.Length == 0 ? null : (At(measured, 0.25), At(measured, 0.5), At(measured, 0.75)),
            MseHistogram.Of(measured, limit),
            show,
            at,
            pages,
            count,
            await RowsAsync(listed, at, cancellation)
        );
    }

    private static IQueryable<ReferenceImage> Listed(IQueryable<ReferenceImage> pictures, CleansingList show, double limit) =>
        show switch
        {
            CleansingList.Ruled => pictures.Where(image => image.Ruling != CleansingRuling.ByThreshold),
            CleansingList.Used => pictures.Where(image =>
                image.Ruling == CleansingRuling.Kept
                || (image.Ruling == CleansingRuling.ByThreshold && (image.MseToOriginal == null || image.MseToOriginal >= limit))
            ),
            _ => pictures.Where(image =>
                image.Ruling == CleansingRuling.Removed
                || (image.Ruling == CleansingRuling.ByThreshold && image.MseToOriginal != null && image.MseToOriginal < limit)
            ),
        };

    private static Task<List<CleansingRow>> RowsAsync(IQueryable<ReferenceImage> listed, int page, CancellationToken cancellation) =>
        listed
            .OrderBy(image => image.MseToOriginal == null)
            .ThenBy(image => image.MseToOriginal)
            .ThenBy(image => image.Id)
            .Skip((page - 1) * PageSize)
            .Take(PageSize)
            .Select(image => new CleansingRow(
                image.Id,
                image.LoraModel.Name,
                image.LoraModel.Slug,
                image.SampleImage.Code,
                image.BlobSha256,
                image.Width,
                image.Height,
                image.SampleImage.BlobSha256,
                image.MseToOriginal,
                image.RemovedByCleansing,
                image.Ruling
            ))
            .ToListAsync(cancellation);

    private static double At(double[] ordered, double share) => ordered[(int)(share * (ordered.Length - 1))];

    private sealed record Mark(double? Mse, CleansingRuling Ruling, bool IsRemoved);
}
