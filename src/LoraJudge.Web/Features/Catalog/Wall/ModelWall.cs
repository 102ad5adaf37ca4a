using LoraJudge.Data;
using LoraJudge.Domain.Catalog;
using LoraJudge.Domain.Naming;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Catalog.Wall;

/// <summary>All models, page by page.</summary>
internal sealed class ModelWall(IDbContextFactory<LoraJudgeDbContext> contexts)
{
    public const int PageSize = 48;

    /// <param name="text">Part of a name, creator or base model; empty for all.</param>
    /// <param name="withRetired">Whether retired models are shown, too.</param>
    /// <param name="page">From 1; one too high gives the last.</param>
    public async Task<WallPage> GetAsync(string? text, bool withRetired, int page, CancellationToken cancellation)
    {
        var wanted = text?.Trim() ?? "";
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var found = Filter(context.LoraModels.AsNoTracking(), wanted);
        var models = withRetired ? found : found.Where(model => model.RetiredUtc == null);
        var retired = await found.CountAsync(model => model.RetiredUtc != null, cancellation);
        var total = await models.CountAsync(cancellation);
        var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
        var current = Math.Clamp(page, 1, pages);
        var items = await models
            .OrderBy(model => model.Name)
            .ThenBy(model => model.Id)
            .Skip((current - 1) * PageSize)
            .Take(PageSize)
            .Select(model => new WallModel(
                model.Slug,
                model.Name,
                model.BaseModel,
                model.IsStandIn,
                model
                    .References.OrderBy(reference => reference.SampleImageId)
                    .Select(reference => new WallCover(reference.BlobSha256, reference.Width, reference.Height))
                    .FirstOrDefault(),
                model.ThumbnailSha256,
                model.RetiredUtc != null
            ))
            .ToListAsync(cancellation);
        return new WallPage(items, wanted, total, current, pages, retired, withRetired);
    }

    private static IQueryable<LoraModel> Filter(IQueryable<LoraModel> models, string text)
    {
        if (text.Length == 0)
            return models;
        var pattern = $"%{Escape(Nfc.Of(text))}%";
        return models.Where(model =>
            EF.Functions.Like(model.Name, pattern, @"\")
            || EF.Functions.Like(model.LoraName, pattern, @"\")
            || EF.Functions.Like(model.Creator, pattern, @"\")
            || EF.Functions.Like(model.BaseModel, pattern, @"\")
        );
    }

    /// <summary>What a person types is text, not a pattern; the bracket means something to SQL Server.</summary>
    private static string Escape(string text) => text.Replace(@"\", @"\\").Replace("%", @"\%").Replace("_", @"\_").Replace("[", @"\[");
}

/// <param name="Text">The filter.</param>
/// <param name="Total">Models that pass it.</param>
/// <param name="Page">From 1.</param>
/// <param name="Pages">At least 1.</param>
/// <param name="Retired">Retired models that pass the filter, shown or not.</param>
internal sealed record WallPage(
    IReadOnlyList<WallModel> Models,
    string Text,
    int Total,
    int Page,
    int Pages,
    int Retired,
    bool WithRetired
);

/// <param name="Cover">The model's picture of the first sample; null where it has no pictures.</param>
/// <param name="Thumbnail">SHA-256 of what its file shows of itself; null where it shows nothing.</param>
internal sealed record WallModel(
    string Slug,
    string Name,
    string? BaseModel,
    bool IsStandIn,
    WallCover? Cover,
    string? Thumbnail,
    bool IsRetired
);

internal sealed record WallCover(string Sha256, int Width, int Height);
