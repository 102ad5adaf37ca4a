using LoraJudge.Domain.Studies;
using LoraJudge.Domain.Studies.Plan;
using static LoraJudge.Web.Features.Studies.Design.Fields.PlanFieldOf;

namespace LoraJudge.Web.Features.Studies.Design.Fields;

/// <summary>What participants read and are asked.</summary>
internal static class TextFields
{
    public static IReadOnlyList<PlanField> All { get; } =
    [
        Line(
            "title",
            "Title",
            plan => plan.Title,
            (plan, text) => plan with { Title = text },
            Study.MaxTitleLength,
            "Participants see it."
        ),
        Line("question", "Question at every item", plan => plan.Question, (plan, text) => plan with { Question = text }, 300),
        .. Enumerable.Range(0, StudyPlan.Scores).Select(ScaleLabel),
        Line(
            "instructions",
            "Instructions",
            plan => plan.Instructions,
            (plan, text) => plan with { Instructions = text },
            MostText,
            "Read before the practice. An empty line begins a paragraph."
        ) with
        {
            Kind = PlanFieldKind.Paragraphs,
        },
        Line(
            "consent",
            "What participants agree to",
            plan => plan.Consent.Text,
            (plan, text) => plan with { Consent = plan.Consent with { Text = text } },
            MostText,
            "Say who asks, what is stored, how long, and whom to write to."
        ) with
        {
            Kind = PlanFieldKind.Paragraphs,
        },
        Line(
            "consentVersion",
            "Version of that text",
            plan => plan.Consent.Version,
            (plan, text) => plan with { Consent = plan.Consent with { Version = text } },
            50,
            "Stored with every participant's consent."
        ),
        Line(
            "questions",
            "Questions at the end",
            plan => PlanText.Of(plan.Questions),
            (plan, text) => plan with { Questions = PlanText.Questions(text) },
            MostText,
            "One a line. Choices follow a bar: Your age? | under 30; 30 to 60; over 60. Without a bar it is answered in words."
        ) with
        {
            Kind = PlanFieldKind.Paragraphs,
        },
    ];

    private static PlanField ScaleLabel(int score) =>
        Line(
            FormattableString.Invariant($"scale{score + 1}"),
            FormattableString.Invariant($"Score {score + 1}"),
            plan => plan.ScaleLabels.ElementAtOrDefault(score) ?? "",
            (plan, text) =>
                plan with
                {
                    ScaleLabels =
                    [
                        .. Enumerable
                            .Range(0, StudyPlan.Scores)
                            .Select(own => own == score ? text : plan.ScaleLabels.ElementAtOrDefault(own) ?? ""),
                    ],
                },
            60,
            score switch
            {
                0 => "The lowest.",
                StudyPlan.Scores - 1 => "The highest.",
                _ => null,
            }
        );
}
