using LoraJudge.Web.Hosting.Background;

namespace LoraJudge.Web.Features.Artists;

/// <summary>Removes reports whose time is over.</summary>
internal sealed partial class ArtistSweeper(ArtistStore store, ArtistOptions options, TimeProvider time, ILogger<ArtistSweeper> logger)
    : PollingService(time, logger)
{
    protected override TimeSpan Beat => options.SweepEvery;

    protected override string Purpose => "remove expired reports of artists";

    protected override async Task LookAsync(CancellationToken cancellation)
    {
        var removed = await store.RemoveExpiredAsync(cancellation);
        if (removed > 0)
            LogRemoved(removed);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Removed {Count} expired reports of artists.")]
    private partial void LogRemoved(int count);
}
