using LoraJudge.Web.Features.Production.Building.Runs;
using LoraJudge.Web.Shared.Problems;
using LoraJudge.Web.Shared.Words;
using Microsoft.AspNetCore.Components;

namespace LoraJudge.Web.Features.Production.Building;

/// <summary>One run: how far each of its models is, and what stops or restarts it.</summary>
public sealed partial class BuildRunPage
{
    private static readonly NotFoundWords NoSuchRun = new("There is no such run", "The list of runs shows those that there are.");

    [Parameter]
    public long Id { get; set; }

    [CascadingParameter]
    private HttpContext? Http { get; set; }

    [Inject]
    private BuildReader Reader { get; set; } = null!;

    private BuildView? Run { get; set; }

    private string Address => BuildEndpoints.Page(Id);

    protected override async Task OnParametersSetAsync()
    {
        Run = await Reader.FindAsync(Id, Http?.RequestAborted ?? CancellationToken.None);
        if (Run is null && Http is not null)
            NoSuchRun.Answer(Http);
    }

    private static string Facts(BuildView run) =>
        FormattableString.Invariant(
            $"{Counted.Of(run.Run.Models, "model", "models")} × the samples of {run.Run.SampleSet}, by {run.Run.Backend}, {run.Edge} pixels, seed {run.Seed}."
        );
}
