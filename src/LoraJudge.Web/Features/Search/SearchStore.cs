using System.Runtime.InteropServices;
using LoraJudge.Data;
using LoraJudge.Data.Blobs;
using LoraJudge.Domain;
using LoraJudge.Domain.Catalog;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Search;

/// <summary>Keeps searches with their pictures, and removes them.</summary>
public sealed class SearchStore(IDbContextFactory<LoraJudgeDbContext> contexts, IBlobStore blobs, SearchOptions options, TimeProvider time)
    : IDisposable
{
    /// <summary>A picture must not be removed between finding its blob there and storing the row that needs it.</summary>
    private readonly SemaphoreSlim gate = new(1);

    /// <returns>The search's code.</returns>
    public async Task<string> AddAsync(byte[] picture, StyleQuery query, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await gate.WaitAsync(cancellation);
        try
        {
            var search = new StyleSearch
            {
                Code = RandomCode.New(),
                BlobSha256 = await blobs.PutAsync(picture, cancellation),
                Width = query.Width,
                Height = query.Height,
                Vector = ToBytes(query.Statistics),
                EncoderHash = query.StatisticsHash,
                CreatedUtc = now,
                ExpiresUtc = now + options.KeepUploads,
            };
            await using var context = await contexts.CreateDbContextAsync(cancellation);
            context.Searches.Add(search);
            await context.SaveChangesAsync(cancellation);
            return search.Code;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <returns>The search; null where no search ever had the code.</returns>
    public async Task<StyleSearch?> FindAsync(string code, CancellationToken cancellation)
    {
        if (code.Length != StyleSearch.CodeLength)
            return null;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Searches.AsNoTracking().SingleOrDefaultAsync(search => search.Code == code, cancellation);
    }

    /// <summary>Whether the search's picture may still be shown.</summary>
    public bool IsThere(StyleSearch search) =>
        search.RemovedUtc is null && search.BlobSha256 is not null && search.ExpiresUtc > time.GetUtcNow().UtcDateTime;

    /// <summary>Stores the vector of a newer encoder.</summary>
    public async Task ReplaceVectorAsync(long id, StyleQuery query, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var vector = ToBytes(query.Statistics);
        await context
            .Searches.Where(search => search.Id == id && search.RemovedUtc == null)
            .ExecuteUpdateAsync(
                set => set.SetProperty(search => search.Vector, vector).SetProperty(search => search.EncoderHash, query.StatisticsHash),
                cancellation
            );
    }

    /// <summary>Removes the search's picture and all that was computed from it; the code stays, so that its address can say so.</summary>
    /// <returns>Whether there was such a search.</returns>
    public async Task<bool> RemoveAsync(string code, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var search = await context.Searches.SingleOrDefaultAsync(search => search.Code == code, cancellation);
        if (search is null)
            return false;
        await RemoveAsync(context, search, cancellation);
        return true;
    }

    /// <returns>How many searches had expired.</returns>
    public async Task<int> RemoveExpiredAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var expired = await context
            .Searches.Where(search => search.RemovedUtc == null && search.ExpiresUtc <= now)
            .OrderBy(search => search.Id)
            .ToListAsync(cancellation);
        foreach (var search in expired)
            await RemoveAsync(context, search, cancellation);
        return expired.Count;
    }

    public static float[] ToVector(byte[] bytes) => MemoryMarshal.Cast<byte, float>(bytes).ToArray();

    public void Dispose() => gate.Dispose();

    private async Task RemoveAsync(LoraJudgeDbContext context, StyleSearch search, CancellationToken cancellation)
    {
        if (search.RemovedUtc is not null)
            return;
        await gate.WaitAsync(cancellation);
        try
        {
            // The blob goes first: a stop in between leaves a row that the next look removes, never a picture without a row.
            if (search.BlobSha256 is { } sha && !await IsNeededAsync(context, search.Id, sha, cancellation))
                await blobs.DeleteAsync(sha, cancellation);
            search.BlobSha256 = null;
            search.Vector = null;
            search.EncoderHash = null;
            search.RemovedUtc = time.GetUtcNow().UtcDateTime;
            await context.SaveChangesAsync(cancellation);
        }
        finally
        {
            gate.Release();
        }
    }

    private static async Task<bool> IsNeededAsync(LoraJudgeDbContext context, long except, string sha, CancellationToken cancellation) =>
        await context.Searches.AnyAsync(search => search.BlobSha256 == sha && search.Id != except, cancellation)
        || await context.ReferenceImages.AnyAsync(reference => reference.BlobSha256 == sha, cancellation)
        || await context.SampleImages.AnyAsync(sample => sample.BlobSha256 == sha, cancellation)
        || await context.Topics.AnyAsync(topic => topic.BlobSha256 == sha, cancellation);

    private static byte[] ToBytes(float[] vector) => MemoryMarshal.AsBytes(vector.AsSpan()).ToArray();
}
