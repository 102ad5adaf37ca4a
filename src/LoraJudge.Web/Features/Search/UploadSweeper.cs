using LoraJudge.Web.Hosting.Background;

namespace LoraJudge.Web.Features.Search;

/// <summary>Removes uploads whose time is over.</summary>
internal sealed partial class UploadSweeper(SearchStore store, SearchOptions options, TimeProvider time, ILogger<UploadSweeper> logger)
    : PollingService(time, logger)
{
    protected override TimeSpan Beat => options.SweepEvery;

    protected override string Purpose => "remove expired searches";

    protected override async Task LookAsync(CancellationToken cancellation)
    {
        var removed = await store.RemoveExpiredAsync(cancellation);
        if (removed > 0)
            LogRemoved(removed);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Removed {Count} expired searches.")]
    private partial void LogRemoved(int count);
}
