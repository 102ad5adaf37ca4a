using System.Globalization;
using System.Security.Claims;
using LoraJudge.Domain.Studies;
using LoraJudge.Web.Shared.Problems;
using Microsoft.AspNetCore.Components;

namespace LoraJudge.Web.Features.Studies.Running;

/// <summary>A study that is open, or was: how far it is, and what can be done with it.</summary>
public sealed partial class StudyRunPage
{
    private static readonly NotFoundWords NoSuchStudy = new(
        "There is no such study",
        "It may be another account's. The page of studies lists yours."
    );

    [Parameter]
    public long Id { get; set; }

    [CascadingParameter]
    private HttpContext? Http { get; set; }

    [Inject]
    private StudyRunReader Reader { get; set; } = null!;

    [Inject]
    private StudyRunHandler Handler { get; set; } = null!;

    [Inject]
    private InvitationHandler InvitationCodes { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private StudyRunView? View { get; set; }

    private IReadOnlyList<string> Codes { get; set; } = [];

    private AmendmentChain Chain { get; set; } = new([], IsWhole: true);

    private RunAnswer? Answer => RunAnswer.Of(Http);

    protected override async Task OnParametersSetAsync()
    {
        var (user, cancellation) = (Http?.User ?? new ClaimsPrincipal(), Http?.RequestAborted ?? CancellationToken.None);
        var view = await Reader.FindAsync(user, Id, cancellation);
        if (view is null)
        {
            if (Http is not null)
                NoSuchStudy.Answer(Http);
            return;
        }

        if (view.Study.State == StudyState.Draft)
        {
            Navigation.NavigateTo(FormattableString.Invariant($"/studies/{Id}"));
            return;
        }

        if (view.Study.IsImported)
        {
            Navigation.NavigateTo(FormattableString.Invariant($"/studies/{Id}/results"));
            return;
        }

        Codes = await InvitationCodes.UnusedAsync(user, Id, cancellation) ?? [];
        Chain = await Handler.AmendmentsAsync(user, Id, cancellation) ?? Chain;
        View = view;
        // Codes of participants are on it.
        if (Http is not null)
            Http.Response.Headers.CacheControl = "no-store";
    }

    internal static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    internal static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0} %");

    private static string StateWords(RunStudy study) =>
        study.State == StudyState.Closed ? "Closed"
        : study.IsPaused ? "Paused"
        : "Open";

    private static string LeftWords(StudyRunView view) =>
        view.Judged < view.Planned
            ? $"{Number(view.Planned - view.Judged)} of {Number(view.Planned)} planned judgments are missing."
            : "All planned judgments are there.";
}
