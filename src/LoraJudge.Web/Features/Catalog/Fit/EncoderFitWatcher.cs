using LoraJudge.Web.Features.Catalog.Indexing;

namespace LoraJudge.Web.Features.Catalog.Fit;

/// <summary>Measures again when models have come or gone, now and then: nobody waits for it.</summary>
public sealed partial class EncoderFitWatcher(
    CatalogueSnapshots snapshots,
    EncoderFitKeeper keeper,
    TimeProvider time,
    ILogger<EncoderFitWatcher> logger
) : BackgroundService
{
    /// <summary>A catalogue that is being filled changes all the time.</summary>
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan AtMostEvery = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        (string, int, int)? measured = null;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(measured is null ? Settle : AtMostEvery, time, stoppingToken);
                var now = snapshots.Current is { } snapshot
                    ? (snapshot.EncoderHash, snapshot.Index.ModelCount, snapshot.Index.ReferenceCount)
                    : default((string, int, int)?);
                if (now is null || now == measured)
                    continue;
                await keeper.MeasureAsync(stoppingToken);
                measured = now;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                LogFailed(exception);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "How well the encoder fits could not be measured; it is tried again.")]
    private partial void LogFailed(Exception exception);
}
