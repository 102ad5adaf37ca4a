using LoraJudge.Data.Blobs;

namespace LoraJudge.Web.Features.Operations.Sweeping;

/// <summary>Pictures, checkpoints and whatever else is in the blob store.</summary>
internal sealed class SweptBlobs(UnnamedBlobs blobs, BlobKeeper keeper) : ISweptFiles
{
    private const int AtATime = 500;

    public string Kind => "blobs";

    public Task<(int Named, IReadOnlyList<string> Unnamed)> FindAsync(DateTime writtenBefore, CancellationToken cancellation) =>
        blobs.FindAsync(writtenBefore, cancellation);

    public async Task<int> RemoveAsync(IReadOnlyList<string> unnamed, DateTime writtenBefore, CancellationToken cancellation)
    {
        var removed = 0;
        // Uploads wait while blobs are removed: a few at a time.
        foreach (var some in unnamed.Chunk(AtATime))
            removed += await keeper.RemoveUnusedAsync(some, cancellation, writtenBefore);
        return removed;
    }
}
