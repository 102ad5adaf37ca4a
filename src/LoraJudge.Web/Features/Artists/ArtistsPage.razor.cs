using System.Globalization;
using LoraJudge.Style.Imaging;
using LoraJudge.Web.Features.Search;
using LoraJudge.Web.Shared.Problems;
using Microsoft.AspNetCore.Components;

namespace LoraJudge.Web.Features.Artists;

/// <summary>Several pictures in.</summary>
public sealed partial class ArtistsPage
{
    [Inject]
    private ImagingOptions Limits { get; set; } = null!;

    [Inject]
    private ArtistOptions Options { get; set; } = null!;

    [CascadingParameter]
    private HttpContext? Http { get; set; }

    [SupplyParameterFromQuery(Name = "removed")]
    private bool Removed { get; set; }

    /// <summary>What was sent and did not go well is answered by this page.</summary>
    private SearchProblem? Problem => Http?.Items[SearchEndpoints.ProblemKey] as SearchProblem;

    internal static string Words(TimeSpan time) =>
        time.TotalHours > 48 ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalDays:0.#} days")
        : time.TotalHours >= 2 ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalHours:0.#} hours")
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes:0} minutes");
}
