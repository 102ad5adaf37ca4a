using LoraJudge.Data.Blobs;
using LoraJudge.Web.Hosting;

namespace LoraJudge.Web.Features.Results.Exporting;

/// <summary>The exports that the portal keeps, in its data folder, named by their hashes.</summary>
internal sealed class ExportFiles(StorageOptions storage, TimeProvider time)
{
    private const string Ending = ".zip";
    private static readonly TimeSpan AbandonedAfter = TimeSpan.FromDays(1);

    private string Folder => Path.GetFullPath(storage.ExportFolder);

    /// <summary>A file to write into, gone when it is closed unless it was kept.</summary>
    public FileStream Begin()
    {
        Directory.CreateDirectory(Folder);
        // Of a process that was killed.
        var abandoned = time.GetUtcNow().UtcDateTime - AbandonedAfter;
        foreach (var file in Directory.EnumerateFiles(Folder, "unfinished-*").Where(file => File.GetLastWriteTimeUtc(file) < abandoned))
            File.Delete(file);
        return new FileStream(
            Path.Combine(Folder, $"unfinished-{Guid.NewGuid():N}"),
            new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.ReadWrite,
                Share = FileShare.Delete,
                Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
            }
        );
    }

    /// <summary>Keeps what was written, under its hash.</summary>
    public async Task KeepAsync(FileStream written, string sha256, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(written);
        written.Position = 0;
        var unfinished = $"{written.Name}-kept";
        try
        {
            await using (var copy = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                await written.CopyToAsync(copy, cancellation);
                copy.Flush(flushToDisk: true);
            }

            File.Move(unfinished, PathOf(sha256), overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <returns>Null where the file is not there.</returns>
    public FileStream? Open(string sha256)
    {
        try
        {
            return new FileStream(PathOf(sha256), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public void Remove(string sha256)
    {
        if (File.Exists(PathOf(sha256)))
            File.Delete(PathOf(sha256));
    }

    /// <returns>Hashes of the exports that were last written before the given UTC time.</returns>
    public IReadOnlyList<string> List(DateTime writtenBefore) =>
        Directory.Exists(Folder)
            ?
            [
                .. Directory
                    .EnumerateFiles(Folder, $"*{Ending}")
                    .Where(file => File.GetLastWriteTimeUtc(file) < writtenBefore)
                    .Select(Path.GetFileNameWithoutExtension)
                    .Where(BlobKey.IsValid)!,
            ]
            : [];

    private string PathOf(string sha256) => Path.Combine(Folder, BlobKey.Require(sha256) + Ending);
}
