using LoraJudge.Web.Shared.Problems;
using Microsoft.AspNetCore.Components;

namespace LoraJudge.Web.Features.Judge.Taking;

/// <summary>A participant's only page: it shows the step where they are.</summary>
public sealed partial class JudgePage
{
    private static readonly NotFoundWords NoSuchParticipant = new(
        "There is no participant with this code",
        "Open the address that you were invited with. Who has withdrawn is not known here any more."
    );

    [Parameter]
    public string Code { get; set; } = "";

    [CascadingParameter]
    private HttpContext? Http { get; set; }

    [Inject]
    private ParticipantReader Reader { get; set; } = null!;

    [Inject]
    private ParticipantHandler Handler { get; set; } = null!;

    private ParticipantView? View { get; set; }

    private string? Problem => TakingEndpoints.ProblemOf(Http);

    private bool IsWithdrawal => Http?.Request.Path.Value?.EndsWith("/withdraw", StringComparison.Ordinal) == true;

    protected override async Task OnParametersSetAsync()
    {
        var cancellation = Http?.RequestAborted ?? CancellationToken.None;
        View = await Reader.ReadAsync(Code, cancellation);
        if (View is { Step: JudgeStep.Questions, Plan.Questions.Count: 0 })
        {
            // Nothing is asked: the last judgment was the end.
            await Handler.AnswerAsync(Code, [], cancellation);
            View = await Reader.ReadAsync(Code, cancellation);
        }

        if (Http is null)
            return;
        Http.Response.Headers.CacheControl = "no-store";
        if (View is null)
            NoSuchParticipant.Answer(Http);
    }
}
