using LoraJudge.Domain.Catalog;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Data.Blobs;

/// <summary>Files that rows need: stored with their rows, removed once no row needs them.</summary>
public sealed class BlobKeeper(IDbContextFactory<LoraJudgeDbContext> contexts, IBlobStore blobs) : IDisposable
{
    /// <summary>A file must not be removed between finding it there and storing the row that needs it.</summary>
    private readonly SemaphoreSlim gate = new(1);

    /// <summary>Stores files, then the rows that need them.</summary>
    public Task<T> StoreAsync<T>(IEnumerable<byte[]> files, Func<Task<T>> rows, CancellationToken cancellation) =>
        HoldAsync(
            async () =>
            {
                foreach (var file in files)
                    await blobs.PutAsync(file, cancellation);
                return await rows();
            },
            cancellation
        );

    /// <summary>Does work during which nothing is removed.</summary>
    public async Task<T> HoldAsync<T>(Func<Task<T>> work, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(work);
        await gate.WaitAsync(cancellation);
        try
        {
            return await work();
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Removes the files that no row needs any more.</summary>
    public async Task RemoveUnusedAsync(IEnumerable<string> sha256s, CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation);
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellation);
            foreach (var sha in sha256s.Distinct(StringComparer.Ordinal))
            {
                if (!await IsNeededAsync(context, sha, search: null, cancellation))
                    await blobs.DeleteAsync(sha, cancellation);
            }
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Removes a search's file unless other rows need it, then stores what the context holds.</summary>
    /// <param name="context">In which the search has let go of the file already.</param>
    public async Task RemoveAsync(LoraJudgeDbContext context, long search, string sha256, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(context);
        await gate.WaitAsync(cancellation);
        try
        {
            // The file goes first: a stop in between leaves a row that the next look removes, never a picture without a row.
            if (!await IsNeededAsync(context, sha256, search, cancellation))
                await blobs.DeleteAsync(sha256, cancellation);
            await context.SaveChangesAsync(cancellation);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Removes an artist's report with those of its files that no other rows need.</summary>
    /// <param name="context">That holds the report with its pictures.</param>
    public Task<bool> RemoveAsync(LoraJudgeDbContext context, ArtistReport report, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(report);
        return HoldAsync(
            async () =>
            {
                // Files go first here as well.
                foreach (var sha in report.Pictures.Select(picture => picture.BlobSha256).Distinct(StringComparer.Ordinal))
                    if (!await IsNeededAsync(context, sha, search: null, cancellation, report.Id))
                        await blobs.DeleteAsync(sha, cancellation);
                context.ArtistReports.Remove(report);
                return await context.SaveChangesAsync(cancellation) > 0;
            },
            cancellation
        );
    }

    public void Dispose() => gate.Dispose();

    /// <param name="search">Id of one that does not count; null where all do.</param>
    /// <param name="report">The same for artists' reports.</param>
    private static async Task<bool> IsNeededAsync(
        LoraJudgeDbContext context,
        string sha,
        long? search,
        CancellationToken cancellation,
        long? report = null
    ) =>
        await context.Searches.AnyAsync(row => row.BlobSha256 == sha && row.Id != search, cancellation)
        || await context.Topics.AnyAsync(topic => topic.BlobSha256 == sha, cancellation)
        || await context.ReferenceImages.AnyAsync(reference => reference.BlobSha256 == sha, cancellation)
        || await context.SampleImages.AnyAsync(sample => sample.BlobSha256 == sha || sample.LineDrawingSha256 == sha, cancellation)
        || await context.LoraModels.AnyAsync(model => model.ThumbnailSha256 == sha, cancellation)
        || await context.ArtistPictures.AnyAsync(picture => picture.BlobSha256 == sha && picture.ArtistReportId != report, cancellation)
        || await context.VariantMethods.AnyAsync(method => method.RunFileSha256 == sha, cancellation)
        || await context.Studies.AnyAsync(study => study.DataSha256 == sha, cancellation)
        || await context.Encoders.AnyAsync(encoder => encoder.CheckpointSha256 == sha, cancellation);
}
