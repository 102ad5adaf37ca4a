using LoraJudge.Web.Features.Catalog.Indexing;
using Microsoft.AspNetCore.Components;

namespace LoraJudge.Web.Features.Operations;

/// <summary>The running work with its progress, kept up to date while the page is open.</summary>
public sealed partial class WorkUnderWay : IDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource stop = new();

    /// <summary>Whether the page is loaded again as soon as there is a catalogue to search.</summary>
    [Parameter]
    public bool LeaveWhenDone { get; set; }

    [Inject]
    private ProgressBoard Board { get; set; } = null!;

    [Inject]
    private CatalogueSnapshots Snapshots { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    private IReadOnlyList<WorkProgress> Running => Board.Running;

    public void Dispose()
    {
        stop.Cancel();
        stop.Dispose();
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
            _ = KeepUpToDateAsync(stop.Token);
    }

    /// <summary>Looks twice a second: the board may change a thousand times in between.</summary>
    private async Task KeepUpToDateAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Beat, Time);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellation))
            {
                if (LeaveWhenDone && Snapshots.Current is not null)
                {
                    await InvokeAsync(() => Navigation.Refresh(forceReload: true));
                    return;
                }

                await InvokeAsync(StateHasChanged);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested) { }
    }
}
