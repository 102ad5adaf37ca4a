using LoraJudge.Web.Shared.Background;
using Microsoft.AspNetCore.Components;

namespace LoraJudge.Web.Features.Production.BackEnds;

/// <summary>A trial, from its start to its picture or what went wrong.</summary>
public sealed partial class LiveTrial : IDisposable
{
    private PagePoll? poll;

    [Parameter, EditorRequired]
    public Guid Id { get; set; }

    [Inject]
    private BackEndTrials Trials { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    [Inject]
    private ILogger<PagePoll> Log { get; set; } = null!;

    private BackEndTrial? Trial { get; set; }

    private int Seconds => (int)((Trial!.EndedUtc ?? Time.GetUtcNow().UtcDateTime) - Trial.StartedUtc).TotalSeconds;

    public void Dispose() => poll?.Dispose();

    protected override void OnInitialized() => Trial = Trials.Find(Id);

    protected override void OnAfterRender(bool firstRender)
    {
        if (!firstRender || Trial is not { IsRunning: true })
            return;
        poll = new PagePoll(Time, Log);
        _ = poll.RunAsync(async _ =>
        {
            await InvokeAsync(() =>
            {
                Trial = Trials.Find(Id) ?? Trial;
                StateHasChanged();
            });
            return Trial is { IsRunning: true };
        });
    }

    private string Address(string what) => $"/back-ends/trials/{Id}/{what}.jpg";
}
