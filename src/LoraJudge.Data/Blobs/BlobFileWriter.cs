namespace LoraJudge.Data.Blobs;

/// <summary>Writes files that appear whole or not at all, and stay.</summary>
internal sealed class BlobFileWriter
{
    private static readonly TimeSpan AbandonedAfter = TimeSpan.FromDays(1);

    private readonly string incoming;

    /// <param name="incoming">A folder for unfinished files, on the same disk as the finished ones.</param>
    /// <param name="time">Files there that are older than a day are removed: their process was killed.</param>
    public BlobFileWriter(string incoming, TimeProvider time)
    {
        this.incoming = incoming;
        Directory.CreateDirectory(incoming);
        var abandoned = time.GetUtcNow().UtcDateTime - AbandonedAfter;
        foreach (var file in Directory.EnumerateFiles(incoming).Where(file => File.GetLastWriteTimeUtc(file) < abandoned))
            File.Delete(file);
    }

    /// <summary>Writes, or replaces, the file; it is on the disk, name and content, when the task completes.</summary>
    public async Task WriteAsync(string path, ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        var unfinished = Path.Combine(incoming, Guid.NewGuid().ToString("N"));
        try
        {
            await WriteToDiskAsync(unfinished, bytes, cancellation);
            var folder = Path.GetDirectoryName(path)!;
            if (!Directory.Exists(folder))
            {
                Directory.CreateDirectory(folder);
                DurableFolder.Flush(Path.GetDirectoryName(folder)!);
            }
            File.Move(unfinished, path, overwrite: true);
            DurableFolder.Flush(folder);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private static async Task WriteToDiskAsync(string path, ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        await using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        await stream.WriteAsync(bytes, cancellation);
        stream.Flush(flushToDisk: true);
    }
}
