using LoraJudge.Domain.Studies.Blocks;
using LoraJudge.Domain.Studies.Plan;

namespace LoraJudge.Domain.Tests.Studies.Plan;

/// <summary>A small study that can be opened.</summary>
internal static class StudyPlans
{
    public static DateTime Opened { get; } = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);

    public static StudyPlan Ready { get; } =
        new()
        {
            Title = "Does the ranking agree with people?",
            Instructions = "Look at the sample, then at the pictures.",
            Consent = new StudyConsent("I agree.", "1"),
            Methods = ["Proposed", "Ours"],
            Control = "Proposed",
        };

    public static FrozenPlan Frozen { get; } =
        new(
            Ready,
            [new FrozenTopic("q1", Sha('a'), [Sha('d')], "ink")],
            [new FrozenMethod("Proposed", Sha('b'), Sha('c')), new FrozenMethod("Ours", null, Sha('d'))],
            [new FrozenPoolItem("x1", "q1", "some-model", [Sha('e'), Sha('f')])],
            [new FrozenCheck("x2", "q1", [Sha('0')], Least: 4, Most: 4)],
            BlockDesign.Divide([new StudyItem("x1", "q1")], [new StudyItem("x2", "q1")], 40, seed: 1),
            Opened
        );

    private static string Sha(char digit) => new(digit, 64);
}
