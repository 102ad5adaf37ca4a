using System.Security.Claims;
using LoraJudge.Domain.Studies;
using LoraJudge.Web.Features.Results.Figures;
using LoraJudge.Web.Features.Results.Reading;
using LoraJudge.Web.Features.Studies.Collected;
using LoraJudge.Web.Shared.Problems;
using Microsoft.AspNetCore.Components;

namespace LoraJudge.Web.Features.Results;

/// <summary>The results of a study, by its plan or otherwise: the address says which.</summary>
public sealed partial class ResultsPage
{
    private static readonly NotFoundWords NoSuchStudy = new(
        "There is no such study",
        "It may be another account's. The page of studies lists yours."
    );

    [Parameter]
    public long Id { get; set; }

    [SupplyParameterFromQuery]
    private string? Grade { get; set; }

    [SupplyParameterFromQuery]
    private string? From { get; set; }

    [SupplyParameterFromQuery]
    private string? Failed { get; set; }

    [SupplyParameterFromQuery]
    private string? Fastest { get; set; }

    [CascadingParameter]
    private HttpContext? Http { get; set; }

    [Inject]
    private ResultsHandler Handler { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private ResultsView? View { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        var (user, cancellation) = (Http?.User ?? new ClaimsPrincipal(), Http?.RequestAborted ?? CancellationToken.None);
        var view = await Handler.FindAsync(user, Id, new ResultsQuery(Grade, From, Failed, Fastest), cancellation);
        if (view is null)
        {
            if (Http is not null)
                NoSuchStudy.Answer(Http);
            return;
        }

        if (view.State == StudyState.Draft)
        {
            Navigation.NavigateTo(FormattableString.Invariant($"/studies/{Id}"));
            return;
        }

        View = view;
        if (Http is not null)
            Http.Response.Headers.CacheControl = "no-store";
    }

    private static IReadOnlyList<CheckAnswerRow> CheckRows(StudyData data) =>
        [
            .. data.Collected.CheckAnswers.Select(one => new CheckAnswerRow(
                data.Participants[one.Participant].Pseudonym,
                data.Topics[one.Topic].Code,
                one.Least,
                one.Most,
                one.Score,
                one.GivenUtc
            )),
        ];

    private static IReadOnlyList<QuestionAnswers> Questions(StudyData data)
    {
        var given = data.Collected.Answers.ToLookup(
            one => one.Question,
            one => new GivenAnswer(data.Participants[one.Participant].Pseudonym, one.Text)
        );
        var asked = data.Participants.Count(one => one.FinishedUtc is not null);
        return [.. data.Collected.Questions.Select((question, number) => QuestionAnswers.Of(question, [.. given[number]], asked))];
    }

    private static string Basis(StudyResults results)
    {
        var people = results.Participation;
        var raters = people.Participants.Count(one => one.LeftOutBy is null && one.Judgments > 0);
        return $"{ResultWords.Counted(people.Judgments, "judgment", "judgments")} of {ResultWords.Counted(people.Planned, "planned one", "planned ones")} "
            + $"by {ResultWords.Counted(raters, "participant", "participants")}; a result is relevant with a {ResultWords.Rule(results.Options.Relevance)}. "
            + $"Intervals hold with {ResultWords.Percent(1 - results.Options.Alpha)}.";
    }
}
