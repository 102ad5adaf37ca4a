namespace LoraJudge.Web.Hosting.Background;

/// <summary>
/// Looks again and again until the portal stops. Whatever exception a look meets is logged; the next look comes later after each failure in
/// a row. A background service that ends by an exception would stop the whole portal.
/// </summary>
internal abstract partial class PollingService(TimeProvider time, ILogger logger) : BackgroundService
{
    private static readonly TimeSpan FirstBackOff = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestBackOff = TimeSpan.FromMinutes(1);

    /// <summary>From the beginning of one look to the next.</summary>
    protected abstract TimeSpan Beat { get; }

    /// <summary>Before the first look.</summary>
    protected virtual TimeSpan StartsAfter => TimeSpan.Zero;

    /// <summary>What a look does, for the log: "remove expired searches".</summary>
    protected abstract string Purpose { get; }

    protected abstract Task LookAsync(CancellationToken cancellation);

    /// <summary>Begins with a look; completes when the next is due. A service with a signal waits for that as well.</summary>
    protected virtual Task RestAsync(CancellationToken cancellation) => Task.Delay(Beat, time, cancellation);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            await Task.Delay(StartsAfter, time, stoppingToken);
            for (var failures = 0; ; )
            {
                var rest = RestAsync(stoppingToken);
                failures = await TryAsync(stoppingToken) ? 0 : failures + 1;
                if (failures > 0)
                    await Task.Delay(BackOff(failures), time, stoppingToken);
                await rest;
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The portal stops.
        }
    }

    internal static TimeSpan BackOff(int failures) =>
        TimeSpan.FromTicks(Math.Min(LongestBackOff.Ticks, FirstBackOff.Ticks << Math.Min(failures - 1, 16)));

    private async Task<bool> TryAsync(CancellationToken stoppingToken)
    {
        try
        {
            await LookAsync(stoppingToken);
            return true;
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            LogFailed(Purpose, exception);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Error, "The portal could not {Purpose}. It tries again by itself.")]
    private partial void LogFailed(string purpose, Exception exception);
}
