using LoraJudge.Web.Shared.Background;
using Microsoft.AspNetCore.Components;

namespace LoraJudge.Web.Features.Results.Exporting;

/// <summary>Follows an export that is under way.</summary>
public sealed partial class ExportProgress : IDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(500);

    private PagePoll? poll;

    [Parameter, EditorRequired]
    public long StudyId { get; set; }

    [Inject]
    private ExportJobs Jobs { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    [Inject]
    private ILogger<PagePoll> Log { get; set; } = null!;

    private ExportJob? Job => Jobs.Of(StudyId);

    private string Words => Job is { Total: > 0 } job ? $"{job.Done} of {job.Total} files are written." : "The figures are being computed.";

    public void Dispose() => poll?.Dispose();

    protected override void OnAfterRender(bool firstRender)
    {
        if (!firstRender)
            return;
        poll = new PagePoll(Time, Log, Beat);
        _ = poll.RunAsync(async _ =>
        {
            if (Job is { IsUnderWay: true })
            {
                await InvokeAsync(StateHasChanged);
                return true;
            }

            await InvokeAsync(() => Navigation.Refresh(forceReload: true));
            return false;
        });
    }
}
