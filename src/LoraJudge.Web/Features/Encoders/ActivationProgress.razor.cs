using LoraJudge.Web.Features.Catalog.Indexing;
using LoraJudge.Web.Features.Encoders.Activation;
using LoraJudge.Web.Features.Encoders.Loading;
using Microsoft.AspNetCore.Components;

namespace LoraJudge.Web.Features.Encoders;

/// <summary>Watches a pending activation while the page is open.</summary>
public sealed partial class ActivationProgress : IDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource stop = new();

    /// <summary>Hash of the encoder that searches used when the page was made.</summary>
    [Parameter]
    public string? SearchedBy { get; set; }

    [Inject]
    private CatalogueSnapshots Snapshots { get; set; } = null!;

    [Inject]
    private EncoderStanding Standing { get; set; } = null!;

    [Inject]
    private EncoderNotices Notices { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    public void Dispose()
    {
        stop.Cancel();
        stop.Dispose();
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
            _ = WatchAsync(stop.Token);
    }

    private async Task WatchAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Beat, Time);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellation))
            {
                if (await HasEndedAsync(cancellation))
                {
                    await InvokeAsync(() => Navigation.Refresh(forceReload: true));
                    return;
                }
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested) { }
    }

    /// <summary>Searches use another encoder, something went wrong, or somebody cancelled it.</summary>
    private async Task<bool> HasEndedAsync(CancellationToken cancellation) =>
        Snapshots.Current?.EncoderHash != SearchedBy || Notices.Activation is not null || await Standing.WantedAsync(cancellation) is null;
}
