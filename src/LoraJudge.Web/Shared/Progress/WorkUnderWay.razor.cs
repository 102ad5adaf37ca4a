using LoraJudge.Web.Shared.Background;
using Microsoft.AspNetCore.Components;

namespace LoraJudge.Web.Shared.Progress;

/// <summary>The running work with its progress, kept up to date while the page is open.</summary>
public sealed partial class WorkUnderWay : IDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(500);

    private PagePoll? poll;

    /// <summary>Whether the page is loaded again as soon as there is a catalogue to search.</summary>
    [Parameter]
    public bool LeaveWhenDone { get; set; }

    [Inject]
    private ProgressBoard Board { get; set; } = null!;

    [Inject]
    private ISearchable Catalogue { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    [Inject]
    private ILogger<PagePoll> Log { get; set; } = null!;

    private IReadOnlyList<WorkProgress> Running => Board.Running;

    public void Dispose() => poll?.Dispose();

    protected override void OnAfterRender(bool firstRender)
    {
        if (!firstRender)
            return;
        // Twice a second: the board may change a thousand times in between.
        poll = new PagePoll(Time, Log, Beat);
        _ = poll.RunAsync(async _ =>
        {
            var leaves = LeaveWhenDone && Catalogue.IsReady;
            await InvokeAsync(leaves ? () => Navigation.Refresh(forceReload: true) : StateHasChanged);
            return !leaves;
        });
    }
}
