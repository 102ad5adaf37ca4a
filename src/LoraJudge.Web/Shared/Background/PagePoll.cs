namespace LoraJudge.Web.Shared.Background;

/// <summary>
/// Looks again and again while a page is open. A look that fails, by whatever exception, is logged and tried again, later each time.
/// </summary>
/// <param name="beat">Once a second unless given.</param>
internal sealed partial class PagePoll(TimeProvider time, ILogger<PagePoll> logger, TimeSpan? beat = null) : IDisposable
{
    private readonly CancellationTokenSource stop = new();

    /// <param name="lookAsync">Returns false when there is nothing more to look for.</param>
    public async Task RunAsync(Func<CancellationToken, Task<bool>> lookAsync)
    {
        var cancellation = stop.Token;
        try
        {
            for (var failures = 0; ; )
            {
                var pause = beat ?? TimeSpan.FromSeconds(1);
                await Task.Delay(failures == 0 ? pause : pause + PollingService.BackOff(failures), time, cancellation);
                try
                {
                    if (!await lookAsync(cancellation))
                        return;
                    failures = 0;
                }
                catch (Exception exception) when (!cancellation.IsCancellationRequested)
                {
                    // Once in a row of failures: every open page would say the same each second.
                    if (failures++ == 0)
                        LogFailed(exception);
                }
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The page is closed.
        }
    }

    public void Dispose()
    {
        stop.Cancel();
        stop.Dispose();
    }

    [LoggerMessage(LogLevel.Error, "An open page could not be brought up to date. It tries again by itself.")]
    private partial void LogFailed(Exception exception);
}
