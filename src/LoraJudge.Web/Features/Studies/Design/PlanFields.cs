using LoraJudge.Domain.Studies;
using LoraJudge.Domain.Studies.Plan;
using LoraJudge.Statistics.Ratings;

namespace LoraJudge.Web.Features.Studies.Design;

/// <summary>All that a researcher writes into a plan.</summary>
internal static class PlanFields
{
    private const int MostText = 20_000;

    public static IReadOnlyList<PlanField> Texts { get; } =
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

    public static IReadOnlyList<PlanField> Items { get; } =
    [
        Whole(
            "depth",
            "Results a method",
            plan => plan.Depth,
            (plan, number) => plan with { Depth = number },
            "k: ranks of each method that are judged."
        ),
        Whole("raters", "Raters an item", plan => plan.RatersPerItem, (plan, number) => plan with { RatersPerItem = number }),
        Whole(
            "pictures",
            "Pictures an item",
            plan => plan.PicturesAnItem,
            (plan, number) => plan with { PicturesAnItem = number },
            "Of the same samples for every candidate of a query."
        ),
        Whole(
            "block",
            "Items a block",
            plan => plan.BlockLength,
            (plan, number) => plan with { BlockLength = number },
            "Attention checks not counted."
        ),
        Whole("checks", "Attention checks a block", plan => plan.ChecksABlock, (plan, number) => plan with { ChecksABlock = number }),
        Whole(
            "blocks",
            "Blocks a participant",
            plan => plan.BlocksAParticipant,
            (plan, number) => plan with { BlocksAParticipant = number },
            "At most."
        ),
        Whole(
            "failed",
            "Failed checks that are allowed",
            plan => plan.FailedChecksAllowed,
            (plan, number) => plan with { FailedChecksAllowed = number },
            "Who fails more is left out of the analysis, by name."
        ),
        new(
            "aggregation",
            "An item's grade is",
            plan => $"{plan.Relevance.Aggregation}",
            (plan, text) =>
                plan with
                {
                    Relevance = plan.Relevance with { Aggregation = PlanText.Choice<Aggregation>("An item's grade", text) },
                }
        )
        {
            Kind = PlanFieldKind.Choice,
            Choices =
            [
                ($"{Aggregation.Median}", "the median of its ratings"),
                ($"{Aggregation.Mean}", "their mean"),
                ($"{Aggregation.Majority}", "what most raters reached"),
            ],
        },
        Number(
            "threshold",
            "Relevant from this grade on",
            plan => plan.Relevance.Threshold,
            (plan, number) => plan with { Relevance = plan.Relevance with { Threshold = number } }
        ),
        Number(
            "alpha",
            "Alpha",
            plan => plan.Alpha,
            (plan, number) => plan with { Alpha = number },
            "Chance of any false finding in the comparison."
        ),
        new("seed", "Seed", plan => PlanText.Of(plan.Seed), (plan, text) => plan with { Seed = PlanText.Long("Seed", text) })
        {
            Kind = PlanFieldKind.Number,
            Hint = "Of all draws: the same seed gives the same plan.",
        },
        Number(
            "seconds",
            "Seconds an item",
            plan => plan.SecondsAnItem,
            (plan, number) => plan with { SecondsAnItem = number },
            "Expected, for the cost alone."
        ),
        Number(
            "minutes",
            "Minutes for all else",
            plan => plan.OtherMinutes,
            (plan, number) => plan with { OtherMinutes = number },
            "Consent, instructions, practice and questions; expected."
        ),
        Number(
            "deviation",
            "Deviation of p@k",
            plan => plan.ExpectedDeviation,
            (plan, number) => plan with { ExpectedDeviation = number },
            "Of a method in a query; expected. 0.2 where nothing is known."
        ),
    ];

    public static IReadOnlyList<PlanField> Course { get; } =
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

    private static PlanField Line(
        string name,
        string label,
        Func<StudyPlan, string> get,
        Func<StudyPlan, string, StudyPlan> with,
        int most,
        string? hint = null
    ) => new(name, label, get, with) { Most = most, Hint = hint };

    private static PlanField Whole(
        string name,
        string label,
        Func<StudyPlan, int> get,
        Func<StudyPlan, int, StudyPlan> with,
        string? hint = null
    ) =>
        new(name, label, plan => PlanText.Of(get(plan)), (plan, text) => with(plan, PlanText.Whole(label, text)))
        {
            Kind = PlanFieldKind.Number,
            Hint = hint,
        };

    private static PlanField Number(
        string name,
        string label,
        Func<StudyPlan, double> get,
        Func<StudyPlan, double, StudyPlan> with,
        string? hint = null
    ) =>
        new(name, label, plan => PlanText.Of(get(plan)), (plan, text) => with(plan, PlanText.Number(label, text)))
        {
            Kind = PlanFieldKind.Number,
            Hint = hint,
        };

    private static PlanField Time(
        string name,
        string label,
        Func<StudyPlan, DateTime?> get,
        Func<StudyPlan, DateTime?, StudyPlan> with,
        string hint
    ) =>
        new(name, label, plan => PlanText.Of(get(plan)), (plan, text) => with(plan, PlanText.Time(label, text)))
        {
            Kind = PlanFieldKind.Time,
            Hint = hint,
        };

    private static PlanField Box(string name, string label, Func<StudyPlan, bool> get, Func<StudyPlan, bool, StudyPlan> with) =>
        new(name, label, plan => get(plan) ? "true" : "false", (plan, text) => with(plan, text == "true")) { Kind = PlanFieldKind.Box };

    private static string? Optional(string text) => text.Length == 0 ? null : text;
}
