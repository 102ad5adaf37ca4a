namespace LoraJudge.Web.Features.Search;

/// <summary>Removes uploads whose time is over.</summary>
public sealed partial class UploadSweeper(SearchStore store, SearchOptions options, TimeProvider time, ILogger<UploadSweeper> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.SweepEvery, time);
        do
        {
            try
            {
                var removed = await store.RemoveExpiredAsync(stoppingToken);
                if (removed > 0)
                    LogRemoved(removed);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(exception);
            }
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Removed {Count} expired searches.")]
    private partial void LogRemoved(int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "Expired searches could not be removed; the next look tries again.")]
    private partial void LogFailed(Exception exception);
}
