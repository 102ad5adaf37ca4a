using System.Globalization;
using LoraJudge.Web.Features.Production.Building.Runs;
using Microsoft.AspNetCore.Components;

namespace LoraJudge.Web.Features.Production.Building;

/// <summary>All runs, and what starts another one.</summary>
public sealed partial class BuildingPage
{
    /// <summary>Id of the sample set that the form shows.</summary>
    [SupplyParameterFromQuery(Name = "set")]
    private long? SetId { get; set; }

    [CascadingParameter]
    private HttpContext? Http { get; set; }

    [Inject]
    private BuildChoicesReader Reader { get; set; } = null!;

    private BuildChoices? Choices { get; set; }

    private BuildForm? Form { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        Choices = await Reader.ReadAsync(Http?.RequestAborted ?? CancellationToken.None);
        Form =
            Http?.Items[BuildEndpoints.FormKey] as BuildForm
            ?? new BuildForm
            {
                SampleSetId = SetId ?? Choices.Sets.FirstOrDefault(set => set.Samples > 0)?.Id ?? 0,
                Backend = Choices.BackEnds.FirstOrDefault() ?? "",
                Seed = 1.ToString(CultureInfo.InvariantCulture),
            };
    }
}
