using LoraJudge.Domain.Studies;
using LoraJudge.Web.Shared.Words;
using Microsoft.AspNetCore.Components;

namespace LoraJudge.Web.Features.Studies.Design;

/// <summary>All studies that the account sees.</summary>
public sealed partial class StudiesPage
{
    [CascadingParameter]
    private HttpContext? Http { get; set; }

    [Inject]
    private DraftList Drafts { get; set; } = null!;

    private IReadOnlyList<StudyListing> Studies { get; set; } = [];

    protected override async Task OnParametersSetAsync()
    {
        if (Http is not null)
            Studies = await Drafts.ListAsync(Http.User, Http.RequestAborted);
    }

    private static string Page(StudyListing study) => DraftForms.Page(study.Id);

    private static string Address(StudyListing study) =>
        study.IsImported ? $"{Page(study)}/results"
        : study.State == StudyState.Draft ? Page(study)
        : $"{Page(study)}/run";

    private string Words(StudyListing study)
    {
        var counts =
            study.IsImported ? "imported"
            : study.State == StudyState.Draft
                ? $"{Counted.Of(study.Queries, "query", "queries")}, {Counted.Of(study.Methods, "method", "methods")}"
            : $"{Counted.Of(study.Participants, "participant", "participants")}, {Counted.Of(study.Judgments, "judgment", "judgments")}";
        var made = FormattableString.Invariant($"begun {study.CreatedUtc:d MMM yyyy}");
        return study.Owner == Http?.User.Identity?.Name
            ? $"{counts} · {made}"
            : $"{counts} · {made} by {study.Owner ?? "an account that is gone"}";
    }
}
