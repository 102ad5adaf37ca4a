namespace LoraJudge.Data.Blobs;

/// <summary>
/// Blobs as files <c>ab/cdef…</c> of a folder, named by their content. A file appears whole or not at all; what a broken disk or a careless
/// hand has changed is noticed when it is read, and mended when the same content is put again. Safe for many threads and processes.
/// </summary>
public sealed class FolderBlobStore : IBlobStore
{
    private const int PrefixLength = 2;

    private readonly string root;
    private readonly BlobFileWriter writer;

    /// <param name="root">The folder; created where there is none.</param>
    /// <param name="time">Tells which temporary files are too old to belong to a running process.</param>
    public FolderBlobStore(string root, TimeProvider time)
    {
        this.root = Path.GetFullPath(root);
        writer = new BlobFileWriter(Path.Combine(this.root, "incoming"), time);
    }

    public async Task<string> PutAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation = default)
    {
        var key = BlobKey.Of(bytes.Span);
        if (await ReadAsync(key, cancellation) is not { } there || !bytes.Span.SequenceEqual(there))
            await writer.WriteAsync(PathOf(key), bytes, cancellation);
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

    public Task DeleteAsync(string sha256, CancellationToken cancellation = default)
    {
        var path = PathOf(BlobKey.Require(sha256));
        if (File.Exists(path))
            File.Delete(path);
        return Task.CompletedTask;
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
