using LoraJudge.Data;
using LoraJudge.Data.Blobs;
using LoraJudge.Domain;
using LoraJudge.Domain.Catalog;
using LoraJudge.Web.Features.Artists.Findings;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Artists;

/// <summary>Keeps artists' reports with their pictures, and removes them whole.</summary>
internal sealed class ArtistStore(
    IDbContextFactory<LoraJudgeDbContext> contexts,
    BlobKeeper blobs,
    ArtistOptions options,
    TimeProvider time
)
{
    /// <returns>The report's code.</returns>
    public async Task<string> AddAsync(
        string? title,
        IReadOnlyList<(ArtistFile File, byte[] Bytes)> pictures,
        ArtistFindings awaited,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(awaited);
        var now = time.GetUtcNow().UtcDateTime;
        var report = new ArtistReport
        {
            Code = RandomCode.New(),
            Title = title,
            EncoderHash = awaited.EncoderHash,
            EncoderName = awaited.Encoder,
            Findings = awaited.ToJson(),
            CreatedUtc = now,
            ExpiresUtc = now + options.Keep,
            Pictures =
            [
                .. pictures.Select(picture => new ArtistPicture
                {
                    Position = picture.File.Position,
                    FileName = picture.File.FileName,
                    BlobSha256 = picture.File.Sha256,
                    Width = picture.File.Width,
                    Height = picture.File.Height,
                }),
            ],
        };
        await blobs.StoreAsync(
            pictures.Select(picture => picture.Bytes),
            async () =>
            {
                await using var context = await contexts.CreateDbContextAsync(cancellation);
                context.ArtistReports.Add(report);
                return await context.SaveChangesAsync(cancellation);
            },
            cancellation
        );
        return report.Code;
    }

    /// <returns>The report with its pictures in their order; null where there is none, or its time is over.</returns>
    public async Task<ArtistReport?> FindAsync(string code, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(code);
        if (code.Length != ArtistReport.CodeLength)
            return null;
        var now = time.GetUtcNow().UtcDateTime;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context
            .ArtistReports.AsNoTracking()
            .Include(report => report.Pictures.OrderBy(picture => picture.Position))
            .SingleOrDefaultAsync(report => report.Code == code && report.ExpiresUtc > now, cancellation);
    }

    /// <summary>Writes down what was found, unless the report was removed meanwhile.</summary>
    public async Task CompleteAsync(string code, ArtistFindings findings, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(findings);
        var json = findings.ToJson();
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await context
            .ArtistReports.Where(report => report.Code == code)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(report => report.Findings, json)
                        .SetProperty(report => report.EncoderHash, findings.EncoderHash)
                        .SetProperty(report => report.EncoderName, findings.Encoder),
                cancellation
            );
    }

    /// <summary>Removes the report, its pictures and all that was found: nothing says that it was there.</summary>
    /// <returns>Whether there was such a report.</returns>
    public async Task<bool> RemoveAsync(string code, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var report = await context
            .ArtistReports.Include(report => report.Pictures)
            .SingleOrDefaultAsync(report => report.Code == code, cancellation);
        if (report is null)
            return false;
        await RemoveAsync(context, report, cancellation);
        return true;
    }

    /// <returns>How many reports had expired.</returns>
    public async Task<int> RemoveExpiredAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var expired = await context
            .ArtistReports.Include(report => report.Pictures)
            .Where(report => report.ExpiresUtc <= now)
            .OrderBy(report => report.Id)
            .ToListAsync(cancellation);
        foreach (var report in expired)
            await RemoveAsync(context, report, cancellation);
        return expired.Count;
    }

    private Task RemoveAsync(LoraJudgeDbContext context, ArtistReport report, CancellationToken cancellation)
    {
        context.ArtistReports.Remove(report);
        return blobs.SaveAndRemoveAsync(context, report.Pictures.Select(picture => picture.BlobSha256), cancellation);
    }
}
