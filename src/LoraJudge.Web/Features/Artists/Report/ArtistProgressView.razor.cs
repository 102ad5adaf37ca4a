using LoraJudge.Web.Shared.Background;
using Microsoft.AspNetCore.Components;

namespace LoraJudge.Web.Features.Artists.Report;

/// <summary>Follows a report that is being made.</summary>
public sealed partial class ArtistProgressView : IDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(500);

    private PagePoll? poll;

    [Parameter, EditorRequired]
    public string Code { get; set; } = "";

    [Parameter]
    public int Pictures { get; set; }

    [Inject]
    private ArtistWork Work { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    [Inject]
    private ILogger<PagePoll> Log { get; set; } = null!;

    private ArtistProgress? Progress => Work.Of(Code);

    private string Words =>
        Progress switch
        {
            { Problem: { } problem } => problem,
            { Total: > 0 } now when now.Done < Pictures => $"{now.Done} of {Pictures} pictures are measured.",
            { Total: > 0 } now => $"{now.Done - Pictures} of {Pictures} pictures are compared with all models.",
            _ => "It waits for its turn.",
        };

    public void Dispose() => poll?.Dispose();

    protected override void OnAfterRender(bool firstRender)
    {
        if (!firstRender)
            return;
        poll = new PagePoll(Time, Log, Beat);
        _ = poll.RunAsync(async _ =>
        {
            var progress = Progress;
            if (progress is not null)
            {
                await InvokeAsync(StateHasChanged);
                return progress.Problem is null;
            }

            await InvokeAsync(() => Navigation.Refresh(forceReload: true));
            return false;
        });
    }
}
