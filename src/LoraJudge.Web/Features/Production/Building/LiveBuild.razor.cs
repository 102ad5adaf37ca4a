using System.Globalization;
using LoraJudge.Web.Features.Production.Building.Runs;
using LoraJudge.Web.Shared.Background;
using LoraJudge.Web.Shared.Progress;
using LoraJudge.Web.Shared.Words;
using Microsoft.AspNetCore.Components;

namespace LoraJudge.Web.Features.Production.Building;

/// <summary>One run, kept up to date; the page around it is loaded again when other buttons are of use.</summary>
public sealed partial class LiveBuild : IDisposable
{
    private const int Shown = 200;

    private BuildPace? pace;
    private PagePoll? poll;

    /// <summary>The run's id.</summary>
    [Parameter]
    public long Id { get; set; }

    /// <summary>What the page's buttons were made for.</summary>
    [Parameter]
    public string? Standing { get; set; }

    [Inject]
    private BuildReader Reader { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    [Inject]
    private ILogger<PagePoll> Log { get; set; } = null!;

    private BuildView? Run { get; set; }

    private TimeSpan? Left { get; set; }

    private DateTime Now => Time.GetUtcNow().UtcDateTime;

    /// <summary>Another one whenever the page needs other buttons.</summary>
    public static string StandingOf(BuildView run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return $"{run.CanPause} {run.CanContinue} {run.CanCancel} {run.CanRetry && run.Run.IsOver} {run.AwaySinceUtc is not null}";
    }

    public void Dispose() => poll?.Dispose();

    protected override async Task OnInitializedAsync() => await LookAsync(CancellationToken.None);

    protected override void OnAfterRender(bool firstRender)
    {
        if (!firstRender)
            return;
        poll = new PagePoll(Time, Log);
        _ = poll.RunAsync(async cancellation =>
        {
            await InvokeAsync(() => LookAsync(cancellation));
            if (Run is { } run && StandingOf(run) != Standing)
            {
                await InvokeAsync(() => Navigation.Refresh(forceReload: true));
                return false;
            }

            await InvokeAsync(StateHasChanged);
            return Run is { Run.IsOver: false };
        });
    }

    private async Task LookAsync(CancellationToken cancellation)
    {
        Run = await Reader.FindAsync(Id, cancellation);
        if (Run is { } run)
            Left = (pace ??= new BuildPace(Time)).Look(run);
    }

    private string Words(BuildView run)
    {
        var pictures =
            $"{Counted.Of(run.Run.Generated)} of {Counted.Of(run.Run.Pictures, "picture", "pictures")} made, {Counted.Of(run.Encoded)} encoded";
        var removed = run.Removed == 0 ? "" : $", {Counted.Of(run.Removed)} removed by cleansing";
        var models = $"; {run.Run.Finished} of {Counted.Of(run.Run.Models, "model", "models")} can be searched";
        return pictures + removed + models + (Left is { } left ? $", about {ProgressWords.Duration(left)} left." : ".");
    }

    private static string Clock(DateTime utc) => utc.ToString("d MMM, HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}
