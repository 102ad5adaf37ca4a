using Microsoft.AspNetCore.Components;

namespace LoraJudge.Web.Features.Studies.Opening;

/// <summary>Follows the opening of a study, and loads the page again when it is open.</summary>
public sealed partial class OpeningNotice : IDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource stop = new();

    [Parameter, EditorRequired]
    public long StudyId { get; set; }

    [Inject]
    private StudyOpener Opener { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    private OpeningStanding? Standing => Opener.StandingOf(StudyId);

    public void Dispose()
    {
        stop.Cancel();
        stop.Dispose();
    }

    protected override void OnAfterRender(bool firstRender)
    {
        // It may be open before this page is live.
        if (firstRender && Standing is { Problem: null })
            _ = FollowAsync(stop.Token);
    }

    private async Task FollowAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Beat, Time);
        try
        {
            while (Standing is { IsUnderWay: true })
                await timer.WaitForNextTickAsync(cancellation);
            if (Standing is { Problem: null })
                await InvokeAsync(() => Navigation.Refresh(forceReload: true));
            else
                await InvokeAsync(StateHasChanged);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested) { }
    }
}
