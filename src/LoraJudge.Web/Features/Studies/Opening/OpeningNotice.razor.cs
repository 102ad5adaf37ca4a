using LoraJudge.Web.Shared.Background;
using Microsoft.AspNetCore.Components;

namespace LoraJudge.Web.Features.Studies.Opening;

/// <summary>Follows the opening of a study, and loads the page again when it is open.</summary>
public sealed partial class OpeningNotice : IDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(500);

    private PagePoll? poll;

    [Parameter, EditorRequired]
    public long StudyId { get; set; }

    [Inject]
    private StudyOpener Opener { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    [Inject]
    private ILogger<PagePoll> Log { get; set; } = null!;

    private OpeningStanding? Standing => Opener.StandingOf(StudyId);

    public void Dispose() => poll?.Dispose();

    protected override void OnAfterRender(bool firstRender)
    {
        // It may be open before this page is live.
        if (!firstRender || Standing is not { Problem: null })
            return;
        poll = new PagePoll(Time, Log, Beat);
        _ = poll.RunAsync(async _ =>
        {
            if (Standing is { IsUnderWay: true })
                return true;
            await InvokeAsync(Standing is { Problem: null } ? () => Navigation.Refresh(forceReload: true) : StateHasChanged);
            return false;
        });
    }
}
