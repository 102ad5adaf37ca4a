using LoraJudge.Domain.Studies.Plan;

namespace LoraJudge.Domain.Tests.Studies.Plan;

public sealed class FrozenPlanTests
{
    [Fact]
    public void A_plan_that_was_stored_and_read_has_its_hash()
    {
        var read = FrozenPlan.FromJson(StudyPlans.Frozen.ToJson());

        Assert.Equal(StudyPlans.Frozen.Hash(), read.Hash());
        Assert.Equal(64, read.Hash().Length);
    }

    public static TheoryData<FrozenPlan> Changed { get; } =
        new(
            StudyPlans.Frozen with
            {
                Plan = StudyPlans.Ready with { RatersPerItem = 4 },
            },
            StudyPlans.Frozen with
            {
                Plan = StudyPlans.Ready with { ScaleLabels = ["Not at all", "A little", "Mostly", "Wholly"] },
            },
            StudyPlans.Frozen with
            {
                Plan = StudyPlans.Ready with { ShowsLeader = true },
            },
            StudyPlans.Frozen with
            {
                Checks = [],
            },
            StudyPlans.Frozen with
            {
                Pool = [StudyPlans.Frozen.Pool[0] with { Model = "another" }],
            },
            StudyPlans.Frozen with
            {
                Blocks = [StudyPlans.Frozen.Blocks[0] with { FirstOrder = 7 }],
            },
            StudyPlans.Frozen with
            {
                OpenedUtc = StudyPlans.Opened.AddSeconds(1),
            }
        );

    [Theory]
    [MemberData(nameof(Changed))]
    public void Whatever_is_changed_changes_the_hash(FrozenPlan plan) => Assert.NotEqual(StudyPlans.Frozen.Hash(), plan.Hash());

    [Fact]
    public void Amendments_are_a_chain_from_the_plan_on()
    {
        var first = Amendment.Append(StudyPlans.Frozen, [], "One more week.", resultsSeen: false, StudyPlans.Opened.AddDays(1));
        var second = Amendment.Append(StudyPlans.Frozen, [first], "Five raters.", resultsSeen: true, StudyPlans.Opened.AddDays(2));

        Assert.True(Amendment.IsChain(StudyPlans.Frozen, [first, second]));
        Assert.Equal(StudyPlans.Frozen.Hash(), first.Before);
    }

    [Fact]
    public void An_amendment_that_was_changed_left_out_or_moved_breaks_the_chain()
    {
        var first = Amendment.Append(StudyPlans.Frozen, [], "One more week.", resultsSeen: true, StudyPlans.Opened.AddDays(1));
        var second = Amendment.Append(StudyPlans.Frozen, [first], "Five raters.", resultsSeen: true, StudyPlans.Opened.AddDays(2));

        Assert.False(Amendment.IsChain(StudyPlans.Frozen, [first with { ResultsSeen = false }, second]));
        Assert.False(Amendment.IsChain(StudyPlans.Frozen, [second]));
        Assert.False(Amendment.IsChain(StudyPlans.Frozen, [second, first]));
    }

    [Fact]
    public void An_amendment_says_something()
    {
        Assert.Throws<ArgumentException>(() => Amendment.Append(StudyPlans.Frozen, [], " ", resultsSeen: false, StudyPlans.Opened));
    }
}
