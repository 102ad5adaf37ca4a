using LoraJudge.Web.Shared.Problems;
using Microsoft.AspNetCore.Components;

namespace LoraJudge.Web.Features.Models.Details;

/// <summary>What a person needs to judge and use one model.</summary>
public sealed partial class ModelPage
{
    private static readonly NotFoundWords NoSuchModel = new(
        "There is no such model",
        "Its address may have a slip, or the model has been taken out of the catalogue."
    );

    [Parameter]
    public string Slug { get; set; } = "";

    [CascadingParameter]
    private HttpContext? Http { get; set; }

    [Inject]
    private ModelHandler Models { get; set; } = null!;

    private ModelView? View { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        View = await Models.GetAsync(Slug, Http?.RequestAborted ?? CancellationToken.None);
        if (View is null && Http is not null)
            NoSuchModel.Answer(Http);
    }
}
