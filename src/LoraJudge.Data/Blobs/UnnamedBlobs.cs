using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Data.Blobs;

/// <summary>Finds the blobs that no row names: left behind by a kill between a file and its row.</summary>
public sealed class UnnamedBlobs(IDbContextFactory<LoraJudgeDbContext> contexts, IBlobStore blobs)
{
    private const int AtATime = 500;

    /// <param name="writtenBefore">UTC; younger blobs may belong to rows that are being stored.</param>
    public async Task<(int Named, IReadOnlyList<string> Unnamed)> FindAsync(DateTime writtenBefore, CancellationToken cancellation)
    {
        var (named, unnamed, doubtful) = (0, new List<string>(), new List<string>());
        await foreach (var some in blobs.ListAsync(writtenBefore, cancellation).Chunk(AtATime).WithCancellation(cancellation))
        {
            await using var context = await contexts.CreateDbContextAsync(cancellation);
            // Nearly all are named by an indexed column; texts are read for the others alone.
            var found = await BlobNames.FindAloneAsync(context, some, cancellation);
            named += found.Count;
            doubtful.AddRange(some.Where(sha => !found.Contains(sha)));
            if (doubtful.Count >= AtATime)
                await DecideAsync();
        }

        await DecideAsync();
        return (named, unnamed);

        async Task DecideAsync()
        {
            await using var context = await contexts.CreateDbContextAsync(cancellation);
            var found = await BlobNames.FindAsync(context, doubtful, cancellation);
            named += found.Count;
            unnamed.AddRange(doubtful.Where(sha => !found.Contains(sha)));
            doubtful.Clear();
        }
    }
}
