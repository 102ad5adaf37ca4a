using System.Security.Claims;
using LoraJudge.Domain.Studies;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LoraJudge.Web.Features.Studies.Design;

/// <summary>The sections of a draft's page that are fields of its plan.</summary>
internal static class PlanEndpoints
{
    /// <summary>What the study would cost with the items' fields as they stand in the form: a part of the page, for its script.</summary>
    public static async Task<IResult> CostAsync(
        long id,
        HttpContext context,
        ClaimsPrincipal user,
        DraftReader drafts,
        CancellationToken cancellation
    )
    {
        if (await drafts.FindAsync(user, id, cancellation) is not { Draft: { } draft })
            return TypedResults.NotFound();
        try
        {
            var sent = DraftForms.Values(await DraftForms.ReadAsync(context));
            var (plan, problems, _) = PlanSection.Find("items").Read(draft.Plan, sent);
            return new RazorComponentResult<CostFigures>(
                new Dictionary<string, object?>(StringComparer.Ordinal)
                {
                    [nameof(CostFigures.Plan)] = problems.Count == 0 ? plan : draft.Plan,
                    [nameof(CostFigures.Queries)] = draft.Topics.Count,
                    [nameof(CostFigures.Methods)] = draft.Methods.Count,
                    [nameof(CostFigures.Problems)] = problems,
                }
            );
        }
        catch (StudyException exception)
        {
            return TypedResults.Problem(statusCode: StatusCodes.Status400BadRequest, title: exception.Message);
        }
    }

    /// <summary>Takes over one section's fields.</summary>
    public static async Task<IResult> SaveAsync(
        PlanSection section,
        long id,
        HttpContext context,
        ClaimsPrincipal user,
        DraftEditor editor,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(section);
        DraftAnswer? answer = null;
        var result = await DraftForms.AnswerAsync(
            context,
            id,
            section.Name,
            form =>
                editor.ChangeAsync(
                    user,
                    id,
                    (_, study, _) =>
                    {
                        answer = Change(section, study, DraftForms.Values(form));
                        return Task.CompletedTask;
                    },
                    cancellation
                )
        );
        return answer?.Show(context, id) ?? result;
    }

    /// <returns>What is wrong; null where nothing is, and the study has changed.</returns>
    private static DraftAnswer? Change(PlanSection section, Study study, IReadOnlyDictionary<string, string> sent)
    {
        var (plan, problems, wrong) = section.Read(study.Plan, sent);
        if (problems.Count > 0)
            return new DraftAnswer(section.Name, problems, sent, wrong);
        (study.Plan, study.Title) = (plan, plan.Title);
        return null;
    }
}
