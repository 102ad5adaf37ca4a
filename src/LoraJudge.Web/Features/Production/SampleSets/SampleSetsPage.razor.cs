using LoraJudge.Web.Shared.Words;
using Microsoft.AspNetCore.Components;

namespace LoraJudge.Web.Features.Production.SampleSets;

/// <summary>All sample sets, and what makes another one.</summary>
public sealed partial class SampleSetsPage
{
    [SupplyParameterFromQuery(Name = "done")]
    private string? Done { get; set; }

    [CascadingParameter]
    private HttpContext? Http { get; set; }

    [Inject]
    private SampleSetReader Reader { get; set; } = null!;

    private IReadOnlyList<SampleSetListing> Sets { get; set; } = [];

    private string? Problem => Http?.Items[SampleSetEndpoints.ProblemKey] as string;

    protected override async Task OnParametersSetAsync() => Sets = await Reader.ListAsync(Http?.RequestAborted ?? CancellationToken.None);

    private static string Words(SampleSetListing set) =>
        FormattableString.Invariant(
            $"{Counted.Of(set.Samples, "sample", "samples")}, {(set.Models == 0 ? "no model has pictures of it" : Counted.Of(set.Models, "model has pictures of it", "models have pictures of it"))} · made {set.CreatedUtc:d MMM yyyy}"
        );
}
