using LoraJudge.Data.Blobs;
using LoraJudge.Web.Hosting;
using LoraJudge.Web.Hosting.Background;

namespace LoraJudge.Web.Features.Operations.Sweeping;

/// <summary>
/// Removes files that no row names, soon after a start and once a day: what a kill left between a file and its row. Several processes may
/// do it at a time.
/// </summary>
internal sealed partial class FileSweeper(
    IEnumerable<ISweptFiles> swept,
    IEnumerable<IDerivedFiles> derived,
    IBlobStore blobs,
    StorageOptions storage,
    TimeProvider time,
    ILogger<FileSweeper> logger
) : PollingService(time, logger)
{
    /// <summary>No file waits as long for its row, whichever process writes it.</summary>
    private static readonly TimeSpan LeftBehindAfter = TimeSpan.FromDays(1);

    private readonly TimeProvider time = time;

    protected override TimeSpan Beat => TimeSpan.FromDays(1);

    /// <summary>A start has enough to read without it.</summary>
    protected override TimeSpan StartsAfter => TimeSpan.FromSeconds(10);

    protected override string Purpose => "remove files that no row names";

    protected override Task LookAsync(CancellationToken cancellation) => SweepAsync(cancellation);

    public async Task SweepAsync(CancellationToken cancellation)
    {
        var before = time.GetUtcNow().UtcDateTime - LeftBehindAfter;
        foreach (var files in swept)
            await SweepAsync(files, before, cancellation);
        foreach (var files in derived)
        foreach (var sha in files.Blobs())
            if (!await blobs.ExistsAsync(sha, cancellation))
                files.Remove(sha);
    }

    private async Task SweepAsync(ISweptFiles files, DateTime before, CancellationToken cancellation)
    {
        var (named, unnamed) = await files.FindAsync(before, cancellation);
        if (unnamed.Count > named && !storage.SweepEvenMost)
            LogSpared(unnamed.Count, named + unnamed.Count, files.Kind);
        else if (await files.RemoveAsync(unnamed, before, cancellation) is > 0 and var removed)
            LogRemoved(removed, files.Kind);
    }

    [LoggerMessage(LogLevel.Information, "Removed {Count} {Kind} that no row of the database names.")]
    private partial void LogRemoved(int count, string kind);

    [LoggerMessage(
        LogLevel.Warning,
        "No row of the database names {Count} of {Total} old {Kind}. Nothing was removed: this may be the wrong database for the data folder. If it is the right one, start once with Storage:SweepEvenMost=true."
    )]
    private partial void LogSpared(int count, int total, string kind);
}
