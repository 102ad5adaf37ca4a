using LoraJudge.Web.Shared.Problems;
using Microsoft.AspNetCore.Components;

namespace LoraJudge.Web.Features.Studies.Design;

/// <summary>One draft, in parts that are saved by themselves; a study that is open has a page of its own.</summary>
public sealed partial class DesignPage
{
    private static readonly NotFoundWords NoSuchStudy = new("There is no such study", "The list of studies shows those that are yours.");

    [Parameter]
    public long Id { get; set; }

    [CascadingParameter]
    private HttpContext? Http { get; set; }

    [Inject]
    private DraftReader Drafts { get; set; } = null!;

    private DraftView? Draft { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (Http is null)
            return;
        (var standing, Draft) = await Drafts.FindAsync(Http.User, Id, Http.RequestAborted);
        if (standing == DraftStanding.NotThere)
            NoSuchStudy.Answer(Http);
        else if (standing == DraftStanding.Open)
            (Http.Response.StatusCode, Http.Response.Headers.Location) = (StatusCodes.Status303SeeOther, $"{DraftForms.Page(Id)}/run");
    }

    private DraftAnswer? For(string section) => DraftAnswer.Of(Http) is { } answer && answer.Section == section ? answer : null;
}
