using Microsoft.AspNetCore.Components;

namespace LoraJudge.Web.Features.Production.BackEnds;

/// <summary>The back ends, what each lacks, and a form that tries them.</summary>
public sealed partial class BackEndsPage
{
    [CascadingParameter]
    private HttpContext? Http { get; set; }

    /// <summary>Id of the trial that is shown.</summary>
    [SupplyParameterFromQuery(Name = "trial")]
    private string? TrialId { get; set; }

    [Inject]
    private BackEndLooks Looks { get; set; } = null!;

    [Inject]
    private BackEndTrials Trials { get; set; } = null!;

    [Inject]
    private TrialSamples Catalogue { get; set; } = null!;

    private IReadOnlyList<BackEndView> Views { get; set; } = [];

    private IReadOnlyList<TrialSample> Samples { get; set; } = [];

    private BackEndTrial? Trial { get; set; }

    private bool IsLooking { get; set; }

    private string? Problem => Http?.Items[BackEndEndpoints.ProblemKey] as string;

    protected override async Task OnInitializedAsync()
    {
        var cancellation = Http?.RequestAborted ?? CancellationToken.None;
        Trial = Guid.TryParse(TrialId, out var id) ? Trials.Find(id) : null;
        Views = Looks.Known();
        IsLooking = !Looks.AreFresh;
        Samples = await Catalogue.ListAsync(cancellation);
        if (!IsLooking)
            return;
        await Looks.LookAsync(cancellation);
        (Views, IsLooking) = (Looks.Known(), false);
    }
}
