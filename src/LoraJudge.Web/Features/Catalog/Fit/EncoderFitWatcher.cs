using LoraJudge.Web.Features.Catalog.Indexing;
using LoraJudge.Web.Hosting.Background;

namespace LoraJudge.Web.Features.Catalog.Fit;

/// <summary>Measures again when models have come or gone, now and then: nobody waits for it.</summary>
internal sealed class EncoderFitWatcher(
    CatalogueSnapshots snapshots,
    EncoderFitKeeper keeper,
    TimeProvider time,
    ILogger<EncoderFitWatcher> logger
) : PollingService(time, logger)
{
    /// <summary>A catalogue that is being filled changes all the time.</summary>
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan AtMostEvery = TimeSpan.FromMinutes(5);

    private (string, int, int)? measured;

    protected override TimeSpan Beat => measured is null ? Settle : AtMostEvery;

    protected override TimeSpan StartsAfter => Settle;

    protected override string Purpose => "measure how well the encoder fits";

    protected override async Task LookAsync(CancellationToken cancellation)
    {
        var now = snapshots.Current is { } snapshot
            ? (snapshot.EncoderHash, snapshot.Index.ModelCount, snapshot.Index.ReferenceCount)
            : default((string, int, int)?);
        if (now is null || now == measured)
            return;
        await keeper.MeasureAsync(cancellation);
        measured = now;
    }
}
