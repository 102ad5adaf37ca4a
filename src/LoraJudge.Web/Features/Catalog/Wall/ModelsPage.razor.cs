using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace LoraJudge.Web.Features.Catalog.Wall;

/// <summary>Every model with one picture of the same sample.</summary>
public sealed partial class ModelsPage
{
    [SupplyParameterFromQuery(Name = "q")]
    private string? Text { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private int? PageNumber { get; set; }

    [CascadingParameter]
    private HttpContext? Http { get; set; }

    [Inject]
    private ModelWall Models { get; set; } = null!;

    private WallPage? Wall { get; set; }

    protected override async Task OnParametersSetAsync() =>
        Wall = await Models.GetAsync(Text, PageNumber ?? 1, Http?.RequestAborted ?? CancellationToken.None);

    private static string Count(WallPage wall) =>
        (wall.Total, wall.Text.Length) switch
        {
            (0, 0) => "The catalogue has no models.",
            (0, _) => $"No model has “{wall.Text}” in its name, creator or base model.",
            (1, _) => "1 model",
            _ => string.Create(CultureInfo.InvariantCulture, $"{wall.Total:N0} models"),
        };

    private static string Address(string text, int page) =>
        text.Length == 0
            ? string.Create(CultureInfo.InvariantCulture, $"/models?page={page}")
            : string.Create(CultureInfo.InvariantCulture, $"/models?q={Uri.EscapeDataString(text)}&page={page}");
}
