using LoraJudge.Data;
using LoraJudge.Data.Blobs;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Studies.Design;

/// <summary>The files of drafts: pictures and runs.</summary>
public sealed class DraftBlobs(IDbContextFactory<LoraJudgeDbContext> contexts, IBlobStore blobs) : IDisposable
{
    /// <summary>A file must not be removed between finding it there and storing the row that needs it.</summary>
    private readonly SemaphoreSlim gate = new(1);

    /// <summary>Stores files, then the rows that need them.</summary>
    public async Task<T> StoreAsync<T>(IEnumerable<byte[]> files, Func<Task<T>> rows, CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation);
        try
        {
            foreach (var file in files)
                await blobs.PutAsync(file, cancellation);
            return await rows();
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
                if (!await IsNeededAsync(context, sha, cancellation))
                    await blobs.DeleteAsync(sha, cancellation);
            }
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();

    private static async Task<bool> IsNeededAsync(LoraJudgeDbContext context, string sha, CancellationToken cancellation) =>
        await context.Topics.AnyAsync(topic => topic.BlobSha256 == sha, cancellation)
        || await context.VariantMethods.AnyAsync(method => method.RunFileSha256 == sha, cancellation)
        || await context.Searches.AnyAsync(search => search.BlobSha256 == sha, cancellation)
        || await context.ReferenceImages.AnyAsync(reference => reference.BlobSha256 == sha, cancellation)
        || await context.SampleImages.AnyAsync(sample => sample.BlobSha256 == sha, cancellation)
        || await context.Encoders.AnyAsync(encoder => encoder.CheckpointSha256 == sha, cancellation);
}
