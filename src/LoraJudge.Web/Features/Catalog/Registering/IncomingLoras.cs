using LoraJudge.Web.Features.Catalog.LoraFiles;
using LoraJudge.Web.Hosting;

namespace LoraJudge.Web.Features.Catalog.Registering;

/// <summary>Takes files in piece by piece: hashed on their way to the disk, refused at their first bytes where they are nothing to keep.</summary>
internal sealed class IncomingLoras
{
    private const int BufferLength = 256 * 1024;
    private static readonly TimeSpan AbandonedAfter = TimeSpan.FromDays(1);

    private readonly RegisteringOptions options;
    private readonly string folder;

    /// <param name="time">Unfinished files that are older than a day are removed: their process was killed.</param>
    public IncomingLoras(RegisteringOptions options, StorageOptions storage, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(storage);
        ArgumentNullException.ThrowIfNull(time);
        this.options = options;
        // On the disk where it will stay, so that it can be moved there in one step.
        folder = options.LoraFolder.Length > 0 ? Path.GetFullPath(options.LoraFolder) : Path.Combine(storage.Folder, "incoming");
        Directory.CreateDirectory(folder);
        var abandoned = time.GetUtcNow().UtcDateTime - AbandonedAfter;
        foreach (var file in Directory.EnumerateFiles(folder, $"*{IncomingLora.Ending}"))
        {
            if (File.GetLastWriteTimeUtc(file) < abandoned)
                File.Delete(file);
        }
    }

    /// <param name="name">As whoever sends it calls it.</param>
    /// <exception cref="InvalidDataException">It is refused; the message says why and what to do. Nothing of it is kept.</exception>
    /// <exception cref="IOException">The disk is full, or the sender is gone. Nothing of it is kept.</exception>
    public async Task<IncomingLora> ReceiveAsync(string name, Stream stream, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var file = new IncomingLora(Path.Combine(folder, $"{Guid.NewGuid():N}{IncomingLora.Ending}"), name);
        try
        {
            file.Hashes = await WriteAsync(file, stream, cancellation);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private async Task<LoraHashes> WriteAsync(IncomingLora file, Stream stream, CancellationToken cancellation)
    {
        using var hasher = new LoraHasher();
        var buffer = new byte[BufferLength];
        var count = await stream.ReadAtLeastAsync(buffer, RefusedFiles.Sniffed, throwOnEndOfStream: false, cancellation);
        RefusedFiles.ThrowIfRefused(file.Name, buffer.AsSpan(0, Math.Min(count, RefusedFiles.Sniffed)));
        await using var target = new FileStream(file.Path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        for (long total = count; count > 0; total += count)
        {
            if (total > options.MaxBytes)
            {
                throw new InvalidDataException(
                    $"{file.Name} has more than {options.MaxBytes / (1024 * 1024)} MiB, the most that is taken ({RegisteringOptions.Section}:MaxBytes). Is it a checkpoint?"
                );
            }

            hasher.Append(buffer.AsSpan(0, count));
            await target.WriteAsync(buffer.AsMemory(0, count), cancellation);
            count = await stream.ReadAsync(buffer, cancellation);
        }

        target.Flush(flushToDisk: options.LoraFolder.Length > 0);
        return hasher.Finish();
    }
}

/// <summary>A file that has come in; removed unless it is moved to where it stays.</summary>
/// <param name="path">Where it lies for now.</param>
/// <param name="name">As whoever sent it calls it.</param>
internal sealed class IncomingLora(string path, string name) : IDisposable
{
    /// <summary>Of unfinished files: no program takes one for a LoRA.</summary>
    public const string Ending = ".incoming";

    public string Path => path;

    public string Name => name;

    public LoraHashes Hashes { get; set; } = null!;

    public void Dispose() => File.Delete(path);
}
