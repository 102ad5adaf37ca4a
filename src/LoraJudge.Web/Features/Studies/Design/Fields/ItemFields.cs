using LoraJudge.Statistics.Ratings;
using static LoraJudge.Web.Features.Studies.Design.Fields.PlanFieldOf;

namespace LoraJudge.Web.Features.Studies.Design.Fields;

/// <summary>What is judged, by how many, and how it is counted.</summary>
internal static class ItemFields
{
    public static IReadOnlyList<PlanField> All { get; } =
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
}
