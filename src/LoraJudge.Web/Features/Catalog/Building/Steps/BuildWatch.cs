namespace LoraJudge.Web.Features.Catalog.Building.Steps;

/// <summary>
/// Renews a lease while its holder works, and stops the work within the picture in flight: when somebody pauses or cancels the run, or the
/// lease could not be renewed in time.
/// </summary>
internal sealed partial class BuildWatch : IAsyncDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource stop;
    private readonly CancellationTokenSource end = new();
    private readonly ILogger logger;
    private readonly Task watching;

    internal BuildWatch(
        Func<CancellationToken, Task<bool>> isWanted,
        Func<CancellationToken, Task<bool>> renew,
        TimeSpan length,
        TimeProvider time,
        ILogger logger,
        CancellationToken cancellation
    )
    {
        this.logger = logger;
        stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        watching = WatchAsync(isWanted, renew, length, time);
    }

    /// <summary>Cancelled when the work has to stop.</summary>
    public CancellationToken Token => stop.Token;

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await watching;
        stop.Dispose();
        end.Dispose();
    }

    private async Task WatchAsync(
        Func<CancellationToken, Task<bool>> isWanted,
        Func<CancellationToken, Task<bool>> renew,
        TimeSpan length,
        TimeProvider time
    )
    {
        var renewed = time.GetTimestamp();
        try
        {
            using var timer = new PeriodicTimer(Beat, time);
            while (await timer.WaitForNextTickAsync(end.Token))
            {
                try
                {
                    if (!await isWanted(end.Token))
                        break;
                    if (time.GetElapsedTime(renewed) < length / 3)
                        continue;
                    var asked = time.GetTimestamp();
                    if (!await renew(end.Token))
                        break;
                    renewed = asked;
                }
                catch (Exception exception) when (!end.IsCancellationRequested)
                {
                    // A database that is away is asked again, as long as the lease holds.
                    LogFailed(exception);
                    if (time.GetElapsedTime(renewed) > length * 0.8)
                        break;
                }
            }

            await stop.CancelAsync();
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested) { }
    }

    [LoggerMessage(
        LogLevel.Warning,
        "A worker of the catalogue could not look after its lease. It tries again as long as the lease holds."
    )]
    private partial void LogFailed(Exception exception);
}
