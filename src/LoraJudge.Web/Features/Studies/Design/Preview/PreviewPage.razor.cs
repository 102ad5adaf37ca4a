using LoraJudge.Web.Features.Judge.Taking;
using LoraJudge.Web.Shared.Problems;
using Microsoft.AspNetCore.Components;

namespace LoraJudge.Web.Features.Studies.Design.Preview;

/// <summary>A draft as its participants will see it.</summary>
public sealed partial class PreviewPage
{
    private static readonly NotFoundWords NoSuchDraft = new(
        "There is no such draft",
        "The list of studies shows those that are yours; one that is open is seen by its own address."
    );

    [Parameter]
    public long Id { get; set; }

    /// <summary>One of <see cref="Preview.Steps"/>; consent without one.</summary>
    [Parameter]
    public string? Step { get; set; }

    [CascadingParameter]
    private HttpContext? Http { get; set; }

    [Inject]
    private PreviewReader Reader { get; set; } = null!;

    private ParticipantView? View { get; set; }

    private string Current => Step ?? Preview.Consent;

    protected override async Task OnParametersSetAsync()
    {
        if (Http is null)
            return;
        View = Preview.IsStep(Current) ? await Reader.ReadAsync(Http.User, Id, Http.RequestAborted) : null;
        if (View is null)
            NoSuchDraft.Answer(Http);
    }
}
