using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Data.Blobs;

/// <summary>
/// Files that rows need: stored with their rows, removed once no row names them, with all that was made from them. Nobody else removes
/// blobs.
/// </summary>
public sealed class BlobKeeper(IDbContextFactory<LoraJudgeDbContext> contexts, IBlobStore blobs, IEnumerable<IDerivedFiles> derived)
    : IDisposable
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

    /// <summary>Removes the files that no row names any more.</summary>
    /// <param name="writtenBefore">UTC; files that were put since then stay. Null for any age.</param>
    /// <returns>How many were removed.</returns>
    public Task<int> RemoveUnusedAsync(IEnumerable<string> sha256s, CancellationToken cancellation, DateTime? writtenBefore = null) =>
        HoldAsync(
            async () =>
            {
                await using var context = await contexts.CreateDbContextAsync(cancellation);
                return await RemoveAsync(context, sha256s, writtenBefore, cancellation);
            },
            cancellation
        );

    /// <summary>Saves what the context holds, and removes the files that no row names after that.</summary>
    /// <param name="context">In which the rows have let go of the files already.</param>
    public Task SaveAndRemoveAsync(LoraJudgeDbContext context, IEnumerable<string> sha256s, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(context);
        return HoldAsync(
            () =>
                context
                    .Database.CreateExecutionStrategy()
                    .ExecuteAsync(
                        async token =>
                        {
                            await using var transaction = await context.Database.BeginTransactionAsync(token);
                            await context.SaveChangesAsync(acceptAllChangesOnSuccess: false, token);
                            // Files go before the commit: a stop in between leaves a row that is removed again, never a picture without one.
                            var removed = await RemoveAsync(context, sha256s, writtenBefore: null, token);
                            await transaction.CommitAsync(CancellationToken.None);
                            context.ChangeTracker.AcceptAllChanges();
                            return removed;
                        },
                        cancellation
                    ),
            cancellation
        );
    }

    public void Dispose() => gate.Dispose();

    private async Task<int> RemoveAsync(
        LoraJudgeDbContext context,
        IEnumerable<string> sha256s,
        DateTime? writtenBefore,
        CancellationToken cancellation
    )
    {
        string[] all = [.. sha256s.Distinct(StringComparer.Ordinal)];
        var named = await BlobNames.FindAsync(context, all, cancellation);
        var removed = 0;
        foreach (var sha in all.Where(sha => !named.Contains(sha)))
        {
            if (await blobs.DeleteAsync(sha, writtenBefore, cancellation))
                removed++;
            else if (await blobs.ExistsAsync(sha, cancellation))
                continue;
            foreach (var files in derived)
                files.Remove(sha);
        }

        return removed;
    }
}
