using LoraJudge.Web.Features.Production.Building.Runs;
using LoraJudge.Web.Shared.Background;
using LoraJudge.Web.Shared.Words;
using Microsoft.AspNetCore.Components;

namespace LoraJudge.Web.Features.Production.Building;

/// <summary>The newest runs, kept up to date.</summary>
public sealed partial class LiveBuilds : IDisposable
{
    private const int Shown = 100;

    private PagePoll? poll;

    [Inject]
    private BuildReader Reader { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    [Inject]
    private ILogger<PagePoll> Log { get; set; } = null!;

    private IReadOnlyList<BuildListing>? Runs { get; set; }

    public void Dispose() => poll?.Dispose();

    protected override async Task OnInitializedAsync() => Runs = await Reader.ListAsync(Shown, CancellationToken.None);

    protected override void OnAfterRender(bool firstRender)
    {
        if (!firstRender)
            return;
        poll = new PagePoll(Time, Log);
        _ = poll.RunAsync(async cancellation =>
        {
            await InvokeAsync(async () => Runs = await Reader.ListAsync(Shown, cancellation));
            await InvokeAsync(StateHasChanged);
            return true;
        });
    }

    private static string Words(BuildListing run) =>
        FormattableString.Invariant(
            $"{run.SampleSet}, {run.Backend} · {run.Generated:N0} of {Counted.Of(run.Pictures, "picture", "pictures")}, {run.Finished} of {Counted.Of(run.Models, "model", "models")} can be searched · {run.CreatedUtc:d MMM yyyy, HH:mm} UTC{(run.RequestedBy is { } who ? $", {who}" : "")}"
        );
}
