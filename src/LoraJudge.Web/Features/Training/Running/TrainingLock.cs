using LoraJudge.Web.Features.Operations;
using LoraJudge.Web.Hosting;

namespace LoraJudge.Web.Features.Training.Running;

/// <summary>
/// One training at a time in a storage folder, whichever process runs it: they share the cache, and the processor. The system lets go of
/// the file when a process ends, however it ends.
/// </summary>
internal sealed class TrainingLock(StorageOptions storage, ProgressBoard board, TimeProvider time)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    /// <returns>Null where another training runs.</returns>
    public FileStream? TryTake()
    {
        Directory.CreateDirectory(storage.TrainingFolder);
        try
        {
            return new FileStream(
                Path.Combine(storage.TrainingFolder, "lock"),
                FileMode.OpenOrCreate,
                FileAccess.ReadWrite,
                FileShare.None
            );
        }
        catch (IOException exception) when (exception is not DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Waits until no other training runs.</summary>
    public async Task<FileStream> TakeAsync(CancellationToken cancellation)
    {
        if (TryTake() is { } free)
            return free;
        using var progress = board.Start("Waiting for another training to end", 1);
        while (true)
        {
            await Task.Delay(LookEvery, time, cancellation);
            if (TryTake() is { } taken)
                return taken;
        }
    }
}
