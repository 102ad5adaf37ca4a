using LoraJudge.Web.Shared.Problems;
using Microsoft.AspNetCore.Components;

namespace LoraJudge.Web.Features.Search;

/// <summary>The drop area.</summary>
public sealed partial class SearchForm
{
    [Parameter]
    public SearchProblem? Problem { get; set; }

    [Parameter]
    public int MaxBytes { get; set; }
}
