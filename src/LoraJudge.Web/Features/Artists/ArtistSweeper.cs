namespace LoraJudge.Web.Features.Artists;

/// <summary>Removes reports whose time is over.</summary>
public sealed partial class ArtistSweeper(ArtistStore store, ArtistOptions options, TimeProvider time, ILogger<ArtistSweeper> logger)
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

    [LoggerMessage(Level = LogLevel.Information, Message = "Removed {Count} expired reports of artists.")]
    private partial void LogRemoved(int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "Expired reports of artists could not be removed; the next look tries again.")]
    private partial void LogFailed(Exception exception);
}
