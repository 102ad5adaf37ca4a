using LoraJudge.Web.Shared.Background;
using Microsoft.AspNetCore.Components;

namespace LoraJudge.Web.Shared.Work;

/// <summary>Follows a piece of work that was under way when its page was made, and loads the page again when it has ended.</summary>
public sealed partial class LiveWork : IDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(500);

    private PagePoll? poll;

    /// <summary>Of <see cref="WorkKind.Key"/>.</summary>
    [Parameter, EditorRequired]
    public string Key { get; set; } = "";

    /// <summary>
    /// Address of a page that begins the work when it is loaded: a problem is shown here, with a link to it. Null for a page that shows
    /// the problem itself.
    /// </summary>
    [Parameter]
    public string? Again { get; set; }

    /// <summary>Shown in place of the progress, by a component that is live itself.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    [Inject]
    private WorkQueue Queue { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    [Inject]
    private ILogger<PagePoll> Log { get; set; } = null!;

    private WorkItem? Item => Queue.Find(Key);

    public void Dispose() => poll?.Dispose();

    protected override void OnAfterRender(bool firstRender)
    {
        if (!firstRender)
            return;
        poll = new PagePoll(Time, Log, LookEvery);
        _ = poll.RunAsync(async _ =>
        {
            var isUnderWay = Item is { IsUnderWay: true };
            var leaves = !isUnderWay && (Again is null || Item is not { Problem: not null });
            await InvokeAsync(leaves ? () => Navigation.Refresh(forceReload: true) : StateHasChanged);
            return isUnderWay;
        });
    }
}
