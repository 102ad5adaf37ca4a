using LoraJudge.Domain.Studies.Plan;
using static LoraJudge.Web.Features.Studies.Design.Fields.PlanFieldOf;

namespace LoraJudge.Web.Features.Studies.Design.Fields;

/// <summary>When people take part, who may, and what they get at the end.</summary>
internal static class CourseFields
{
    public static IReadOnlyList<PlanField> All { get; } =
    [
        Time("start", "Start, UTC", plan => plan.StartUtc, (plan, utc) => plan with { StartUtc = utc }, "Empty: from the opening on."),
        Time("end", "End, UTC", plan => plan.EndUtc, (plan, utc) => plan with { EndUtc = utc }, "Empty: until you close it."),
        Number(
            "release",
            "Release a place after, minutes",
            plan => plan.ReleaseAfter.TotalMinutes,
            Release,
            "Without a judgment for so long, it is given to somebody else."
        ),
        new(
            "live",
            "Visitors of the public search judge",
            plan => $"{plan.Live}",
            (plan, text) => plan with { Live = PlanText.Choice<LiveJudging>("Live judging", text) }
        )
        {
            Kind = PlanFieldKind.Choice,
            Choices =
            [
                ($"{LiveJudging.Off}", "nothing"),
                ($"{LiveJudging.OneMethod}", "one method's results, drawn at random"),
                ($"{LiveJudging.Interleaved}", "results that all methods drafted in turn"),
            ],
        },
        Line(
            "code",
            "Completion code",
            plan => plan.CompletionCode ?? "",
            (plan, text) => plan with { CompletionCode = Optional(text) },
            100,
            "Shown to who has finished; may be empty."
        ),
        Line(
            "return",
            "Return address",
            plan => plan.ReturnAddress ?? "",
            (plan, text) => plan with { ReturnAddress = Optional(text) },
            1000,
            $"Of the panel, with {StudyReturn.Placeholder} for its participant's id; may be empty."
        ),
        Box(
            "anyone",
            "Anyone who has the study's address may take part",
            plan => plan.AdmitsAnyone,
            (plan, yes) => plan with { AdmitsAnyone = yes }
        ),
        Box(
            "leader",
            "Show which method leads before the study is closed",
            plan => plan.ShowsLeader,
            (plan, yes) => plan with { ShowsLeader = yes }
        ),
    ];

    private static StudyPlan Release(StudyPlan plan, double minutes) =>
        minutes is >= 0 and <= 525_600
            ? plan with
            {
                ReleaseAfter = TimeSpan.FromMinutes(minutes),
            }
            : throw new StudyException("A place is released after 5 minutes to a year: write minutes, for example 120.");

    private static string? Optional(string text) => text.Length == 0 ? null : text;
}
