using LoraJudge.Data;
using LoraJudge.Web.Shared.Background;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Features.Production.Cleansing;

/// <summary>How many of a set's pictures are still to be measured.</summary>
public sealed partial class LiveMeasure : IDisposable
{
    private PagePoll? poll;

    /// <summary>The sample set's id.</summary>
    [Parameter]
    public long Id { get; set; }

    /// <summary>Pictures of the set.</summary>
    [Parameter]
    public int Total { get; set; }

    /// <summary>Whether it was under way when the page was made.</summary>
    [Parameter]
    public bool Measuring { get; set; }

    [Inject]
    private IDbContextFactory<LoraJudgeDbContext> Contexts { get; set; } = null!;

    [Inject]
    private CleansingJobs Jobs { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    [Inject]
    private ILogger<PagePoll> Log { get; set; } = null!;

    private int Left { get; set; }

    private double Share => Total == 0 ? 1 : (double)(Total - Left) / Total;

    public void Dispose() => poll?.Dispose();

    protected override async Task OnInitializedAsync()
    {
        if (Measuring)
            await LookAsync(CancellationToken.None);
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (!firstRender || !Measuring)
            return;
        poll = new PagePoll(Time, Log);
        _ = poll.RunAsync(async cancellation =>
        {
            await InvokeAsync(() => LookAsync(cancellation));
            var goesOn = Jobs.IsMeasuring(Id);
            if (!goesOn)
                await InvokeAsync(() => Navigation.Refresh(forceReload: true));
            await InvokeAsync(StateHasChanged);
            return goesOn;
        });
    }

    private async Task LookAsync(CancellationToken cancellation)
    {
        await using var context = await Contexts.CreateDbContextAsync(cancellation);
        Left = await CleansingMeasure.Unmeasured(context, Id).CountAsync(cancellation);
    }
}
