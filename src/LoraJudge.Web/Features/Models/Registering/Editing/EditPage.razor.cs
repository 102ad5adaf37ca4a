using LoraJudge.Web.Features.Models.Registering.Civitai;
using LoraJudge.Web.Shared.Problems;
using Microsoft.AspNetCore.Components;

namespace LoraJudge.Web.Features.Models.Registering.Editing;

/// <summary>Every field of a model with where it is from, to correct.</summary>
public sealed partial class EditPage
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
    private ModelEditor Editor { get; set; } = null!;

    [Inject]
    private CivitaiLookup Civitai { get; set; } = null!;

    private EditAnswer? Answer { get; set; }

    private EditView? View { get; set; }

    private IReadOnlyDictionary<string, string> Problems => Answer?.Problems ?? EditAnswer.Nothing;

    protected override async Task OnParametersSetAsync()
    {
        Answer = EditAnswer.Of(Http);
        View = await Editor.GetAsync(Slug, Answer?.Sent, Http?.RequestAborted ?? CancellationToken.None);
        if (View is null && Http is not null)
            NoSuchModel.Answer(Http);
    }
}
