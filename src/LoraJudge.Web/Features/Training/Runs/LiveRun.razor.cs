using LoraJudge.Web.Shared.Background;
using Microsoft.AspNetCore.Components;

namespace LoraJudge.Web.Features.Training.Runs;

/// <summary>One run with its curves, kept up to date until it has ended.</summary>
public sealed partial class LiveRun : IDisposable
{
    private StepPace? pace;
    private PagePoll? poll;

    /// <summary>The run's id.</summary>
    [Parameter]
    public long Id { get; set; }

    /// <summary>Whether the page around it shows a run that goes on.</summary>
    [Parameter]
    public bool IsOpen { get; set; }

    [Inject]
    private TrainingReader Reader { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    [Inject]
    private ILogger<PagePoll> Log { get; set; } = null!;

    private TrainingRunView? Run { get; set; }

    private TrainingCurve? Curve { get; set; }

    private TimeSpan? Left { get; set; }

    public void Dispose() => poll?.Dispose();

    protected override async Task OnInitializedAsync() => await LookAsync(CancellationToken.None);

    protected override void OnAfterRender(bool firstRender)
    {
        if (!firstRender || !IsOpen)
            return;
        poll = new PagePoll(Time, Log);
        _ = poll.RunAsync(async cancellation =>
        {
            await InvokeAsync(() => LookAsync(cancellation));
            var goesOn = Run is { IsOpen: true };
            if (!goesOn)
                await InvokeAsync(() => Navigation.Refresh(forceReload: true));
            await InvokeAsync(StateHasChanged);
            return goesOn;
        });
    }

    private async Task LookAsync(CancellationToken cancellation)
    {
        Run = await Reader.FindAsync(Id, cancellation);
        if (Run is null)
            return;
        Left = (pace ??= new StepPace(Time)).Look(Run);
        Curve = await Reader.CurveAsync(Run, TrainingCharts.PointsOfOne, cancellation);
    }
}
