using System.Globalization;
using LoraJudge.Web.Shared.Background;
using Microsoft.AspNetCore.Components;

namespace LoraJudge.Web.Features.Training.Runs;

/// <summary>All runs, and one picture with their curves.</summary>
public sealed partial class LiveRuns : IDisposable
{
    private readonly Dictionary<long, TrainingCurve> curves = [];
    private readonly Dictionary<long, StepPace> paces = [];
    private HashSet<long> hidden = [];
    private PagePoll? poll;

    /// <summary>Ids of runs whose curves are not shown, with commas between.</summary>
    [Parameter]
    public string? Hide { get; set; }

    [Inject]
    private TrainingReader Reader { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    [Inject]
    private ILogger<PagePoll> Log { get; set; } = null!;

    private IReadOnlyList<TrainingRunView>? Runs { get; set; }

    private string Chart =>
        TrainingCharts
            .Losses(Runs!.Where(run => !hidden.Contains(run.Id) && curves.ContainsKey(run.Id)).Select(run => (run, curves[run.Id])))
            .ToSvg();

    public void Dispose() => poll?.Dispose();

    protected override async Task OnInitializedAsync() => await LookAsync(CancellationToken.None);

    protected override void OnParametersSet() =>
        hidden = [
            .. (Hide ?? "")
                .Split(',', StringSplitOptions.RemoveEmptyEntries)
                .Select(id => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0),
        ];

    protected override void OnAfterRender(bool firstRender)
    {
        if (!firstRender)
            return;
        poll = new PagePoll(Time, Log);
        _ = poll.RunAsync(async cancellation =>
        {
            await InvokeAsync(() => LookAsync(cancellation));
            await InvokeAsync(StateHasChanged);
            return true;
        });
    }

    private async Task LookAsync(CancellationToken cancellation)
    {
        var runs = await Reader.ListAsync(cancellation);
        var before = Runs?.ToDictionary(run => run.Id) ?? [];
        foreach (var run in runs.Where(run => run.Steps > 0 && before.GetValueOrDefault(run.Id) != run))
            curves[run.Id] = await Reader.CurveAsync(run, TrainingCharts.PointsOfMany, cancellation);
        Runs = runs;
    }

    private TimeSpan? LeftOf(TrainingRunView run)
    {
        if (!run.IsOpen)
            return null;
        if (!paces.TryGetValue(run.Id, out var pace))
            paces[run.Id] = pace = new StepPace(Time);
        return pace.Look(run);
    }

    /// <summary>What is hidden stands in the address, so that the picture can be shared.</summary>
    private void Show(long id, bool shown)
    {
        if (shown ? hidden.Remove(id) : hidden.Add(id))
        {
            var ids = string.Join(',', hidden.Order().Select(one => one.ToString(CultureInfo.InvariantCulture)));
            Navigation.NavigateTo(
                Navigation.GetUriWithQueryParameter("hide", ids.Length == 0 ? null : ids),
                new NavigationOptions { ReplaceHistoryEntry = true }
            );
        }
    }
}
