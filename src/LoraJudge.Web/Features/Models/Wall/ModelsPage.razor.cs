using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace LoraJudge.Web.Features.Models.Wall;

/// <summary>Every model with one picture of the same sample.</summary>
public sealed partial class ModelsPage
{
    private const string Shown = "shown";

    [SupplyParameterFromQuery(Name = "q")]
    private string? Text { get; set; }

    /// <summary>"shown": retired models, too.</summary>
    [SupplyParameterFromQuery(Name = "retired")]
    private string? Retired { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private int? PageNumber { get; set; }

    [CascadingParameter]
    private HttpContext? Http { get; set; }

    [Inject]
    private ModelWall Models { get; set; } = null!;

    private WallPage? Wall { get; set; }

    protected override async Task OnParametersSetAsync() =>
        Wall = await Models.GetAsync(Text, Retired == Shown, PageNumber ?? 1, Http?.RequestAborted ?? CancellationToken.None);

    private static IEnumerable<string> Facts(WallModel model)
    {
        if (model.IsRetired)
            yield return "retired";
        if (model.BaseModel is { } baseModel)
            yield return baseModel;
        if (model.Cover is null)
            yield return "no pictures yet";
    }

    private static string Count(WallPage wall) =>
        (wall.Total, wall.Text.Length) switch
        {
            (0, 0) => "The catalogue has no models.",
            (0, _) => $"No model has “{wall.Text}” in its name, creator or base model.",
            (1, _) => "1 model",
            _ => string.Create(CultureInfo.InvariantCulture, $"{wall.Total:N0} models"),
        };

    private static string Address(string text, bool withRetired, int page) =>
        "/models?"
        + (text.Length == 0 ? "" : $"q={Uri.EscapeDataString(text)}&")
        + (withRetired ? $"retired={Shown}&" : "")
        + string.Create(CultureInfo.InvariantCulture, $"page={page}");
}
