using LoraJudge.Style.Imaging;
using LoraJudge.Web.Shared.Problems;
using Microsoft.AspNetCore.Components;

namespace LoraJudge.Web.Features.Search;

/// <summary>The start page: a picture in; while there is nothing to search, what to do about that.</summary>
public sealed partial class SearchPage
{
    [Inject]
    private StartHandler Start { get; set; } = null!;

    [Inject]
    private ImagingOptions Limits { get; set; } = null!;

    [Inject]
    private SearchOptions Options { get; set; } = null!;

    [CascadingParameter]
    private HttpContext? Http { get; set; }

    private StartView? State { get; set; }

    /// <summary>A search without script that went wrong is answered by this page.</summary>
    private SearchProblem? Problem => Http?.Items[SearchEndpoints.ProblemKey] as SearchProblem;

    protected override async Task OnInitializedAsync() => State = await Start.GetAsync(Http?.RequestAborted ?? CancellationToken.None);
}
