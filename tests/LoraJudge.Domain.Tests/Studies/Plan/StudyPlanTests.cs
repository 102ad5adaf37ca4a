using LoraJudge.Domain.Studies.Plan;
using LoraJudge.Statistics.Ratings;

namespace LoraJudge.Domain.Tests.Studies.Plan;

public sealed class StudyPlanTests
{
    [Fact]
    public void A_plan_with_everything_can_be_opened() => Assert.Empty(StudyPlans.Ready.Problems());

    [Fact]
    public void An_empty_plan_says_all_that_is_missing()
    {
        Assert.Equal(
            [
                "Write a title.",
                "Write instructions.",
                "Write the text that participants agree to.",
                "Write a version of the consent, for example 1.",
                "A study compares methods: add two or more.",
            ],
            new StudyPlan().Problems()
        );
    }

    public static TheoryData<StudyPlan, string> Wrong { get; } =
        new()
        {
            { StudyPlans.Ready with { Question = " " }, "Write the question that participants are asked." },
            { StudyPlans.Ready with { ScaleLabels = ["bad", "", "good", "best"] }, "The scale has 3 labels: write 4, the lowest first." },
            { StudyPlans.Ready with { Depth = 0 }, "Results a method: 0. Write a number from 1 to 100." },
            { StudyPlans.Ready with { RatersPerItem = 0 }, "Raters an item: 0. Write a number from 1 to 1000." },
            { StudyPlans.Ready with { BlockLength = 0 }, "Items a block: 0. Write a number from 1 to 1000." },
            { StudyPlans.Ready with { BlocksAParticipant = 0 }, "Blocks a participant: 0. Write a number from 1 to 1000." },
            { StudyPlans.Ready with { FailedChecksAllowed = -1 }, "Failed checks that are allowed: -1. Write a number from 0 to 1000." },
            { StudyPlans.Ready with { Alpha = 1 }, "Alpha is 1: write a number between 0 and 1, for example 0.05." },
            { StudyPlans.Ready with { Relevance = new(Aggregation.Mean, 5) }, "Relevant from 5 on: write a score from 1 to 4." },
            {
                StudyPlans.Ready with
                {
                    Methods = ["Ours", "ours"],
                    Control = "Ours",
                },
                "Two methods are called Ours: give each a name of its own."
            },
            { StudyPlans.Ready with { Control = "Theirs" }, "The control is \"Theirs\": choose one of Proposed, Ours." },
            {
                StudyPlans.Ready with
                {
                    ReleaseAfter = TimeSpan.FromMinutes(1),
                },
                "Places are released in less than five minutes: participants need longer for a pause."
            },
            { StudyPlans.Ready with { StartUtc = StudyPlans.Opened, EndUtc = StudyPlans.Opened }, "The study ends before it starts." },
            {
                StudyPlans.Ready with
                {
                    ReturnAddress = "panel.example/done",
                },
                "The return address is \"panel.example/done\": write one that begins with https://, or none."
            },
            {
                StudyPlans.Ready with
                {
                    ReturnAddress = "javascript:alert(1)",
                },
                "The return address is \"javascript:alert(1)\": write one that begins with https://, or none."
            },
        };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_is_wrong_is_said_with_what_to_write(StudyPlan plan, string problem) => Assert.Equal([problem], plan.Problems());

    [Fact]
    public void A_participant_is_sent_back_with_their_panels_id()
    {
        var address = StudyReturn.For("https://panel.example/done?who={participant}&ok=1", "a b&c");

        Assert.Equal("https://panel.example/done?who=a%20b%26c&ok=1", address.AbsoluteUri);
    }
}
