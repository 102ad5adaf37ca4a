using System.Runtime.CompilerServices;

namespace LoraJudge.Data.Blobs;

/// <summary>
/// Blobs as files <c>ab/cdef…</c> of a folder, named by their content. A file appears whole or not at all; what a broken disk or a careless
/// hand has changed is noticed when it is read, and mended when the same content is put again. Safe for many threads and processes.
/// </summary>
public sealed class FolderBlobStore : IBlobStore
{
    private const int PrefixLength = 2;

    private readonly string root;
    private readonly TimeProvider time;
    private readonly BlobFileWriter writer;

    /// <param name="root">The folder; created where there is none.</param>
    /// <param name="time">Tells which temporary files are too old to belong to a running process, and how old a blob is.</param>
    public FolderBlobStore(string root, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        this.time = time;
        this.root = Path.GetFullPath(root);
        writer = new BlobFileWriter(Path.Combine(this.root, "incoming"), time);
    }

    public async Task<string> PutAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation = default)
    {
        var key = BlobKey.Of(bytes.Span);
        if (await ReadAsync(key, cancellation) is not { } there || !bytes.Span.SequenceEqual(there) || !Rejuvenate(key))
        {
            await writer.WriteAsync(PathOf(key), bytes, cancellation);
            Rejuvenate(key);
        }

        return key;
    }

    /// <exception cref="InvalidDataException">The file's content is not what it was named after.</exception>
    /// <inheritdoc/>
    public async Task<byte[]?> GetAsync(string sha256, CancellationToken cancellation = default)
    {
        var bytes = await ReadAsync(BlobKey.Require(sha256), cancellation);
        if (bytes is not null && BlobKey.Of(bytes) != sha256)
            throw Corrupt(sha256, bytes.Length);
        return bytes;
    }

    public Task<bool> ExistsAsync(string sha256, CancellationToken cancellation = default) =>
        Task.FromResult(File.Exists(PathOf(BlobKey.Require(sha256))));

    public Task<bool> DeleteAsync(string sha256, DateTime? writtenBefore = null, CancellationToken cancellation = default)
    {
        var file = new FileInfo(PathOf(BlobKey.Require(sha256)));
        if (!file.Exists || !(writtenBefore is not { } limit || file.LastWriteTimeUtc < limit))
            return Task.FromResult(false);
        file.Delete();
        return Task.FromResult(true);
    }

    public async IAsyncEnumerable<string> ListAsync(
        DateTime writtenBefore,
        [EnumeratorCancellation] CancellationToken cancellation = default
    )
    {
        foreach (var folder in Directory.EnumerateDirectories(root))
        {
            // A folder can hold thousands: whoever reads them is not kept on one thread.
            await Task.Yield();
            cancellation.ThrowIfCancellationRequested();
            foreach (var file in new DirectoryInfo(folder).EnumerateFiles())
                if (BlobKey.IsValid(Path.GetFileName(folder) + file.Name) && file.LastWriteTimeUtc < writtenBefore)
                    yield return Path.GetFileName(folder) + file.Name;
        }
    }

    /// <summary>Who puts a blob that is there already counts on it: it must not be taken for one that was left behind.</summary>
    /// <returns>False if it has gone meanwhile, or is somebody else's.</returns>
    private bool Rejuvenate(string key)
    {
        try
        {
            File.SetLastWriteTimeUtc(PathOf(key), time.GetUtcNow().UtcDateTime);
            return true;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private string PathOf(string key) => Path.Combine(root, key[..PrefixLength], key[PrefixLength..]);

    private async Task<byte[]?> ReadAsync(string key, CancellationToken cancellation)
    {
        try
        {
            return await File.ReadAllBytesAsync(PathOf(key), cancellation);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private InvalidDataException Corrupt(string key, int length) =>
        new(
            $"The blob {key} is corrupt: {PathOf(key)} holds {length} bytes of another content. "
                + "Upload or import the same picture again to mend it, or restore the file from a backup."
        );
}
