using CsCheck;
using LoraJudge.Domain.Studies.Cost;

namespace LoraJudge.Domain.Tests.Studies.Blocks;

public sealed class AssignerTests
{
    [Fact]
    public void A_study_always_finishes_and_no_item_is_over_booked_and_nobody_meets_one_twice() =>
        StudyDesigns
            .Any.Select(Gen.Int[0, 60])
            .Sample(
                (design, leaving) =>
                {
                    var study = new StudySimulation(design);

                    study.Run(leaving);

                    Assert.Equal(study.Blocks * design.Raters, study.Taken.Select(one => one.Slot).Distinct().Count());
                    Assert.Equal(study.Taken.Count(), study.Taken.Select(one => (one.Participant, one.Slot.Block)).Distinct().Count());
                    Assert.All(study.Taken.CountBy(one => one.Participant), one => Assert.True(one.Value <= design.MostBlocks));
                }
            );

    [Fact]
    public void Where_nobody_leaves_as_many_participants_are_needed_as_the_cost_says() =>
        StudyDesigns.Any.Sample(design =>
        {
            var cost = StudyCost.Of(design.Items.Count, design.Checks, design.Length, design.Raters, design.MostBlocks);

            Assert.Equal(cost.Participants, new StudySimulation(design).Run(leaving: 0));
        });

    [Fact]
    public void At_every_moment_blocks_are_judged_equally_often_to_within_one() =>
        StudyDesigns.Any.Sample(design =>
        {
            var study = new StudySimulation(design with { MostBlocks = 1 });
            for (var participant = 0; participant < study.Blocks * design.Raters; participant++)
            {
                study.Ask($"p{participant}");
                int[] taken = [.. study.States.Select(block => block.Taken.Count)];
                Assert.True(taken.Max() - taken.Min() <= 1);
            }
        });

    [Fact]
    public void Who_asks_again_gets_the_same_place() =>
        StudyDesigns.Any.Sample(design =>
        {
            var study = new StudySimulation(design);

            var first = study.Ask("somebody");
            study.Ask("somebody else");

            Assert.Equal(first, study.Ask("somebody"));
        });

    [Fact]
    public void The_same_plan_and_state_give_the_same_place() =>
        StudyDesigns.Any.Sample(design =>
        {
            var states = new StudySimulation(design).States;

            Assert.Equal(design.Assigner.Next(states, [], "somebody"), design.Assigner.Next([.. states.Reverse()], [], "somebody"));
        });

    [Fact]
    public void A_place_that_was_released_is_given_to_somebody_else()
    {
        var study = new StudySimulation(OneBlock);
        var left = study.Ask("first");
        study.Release("first");

        Assert.Equal(left, study.Ask("second"));
        Assert.Null(study.Ask("first"));
    }

    [Fact]
    public void Nobody_is_given_more_than_there_is()
    {
        var study = new StudySimulation(OneBlock);
        study.Ask("first");

        Assert.Null(study.Ask("second"));
    }

    [Fact]
    public void Who_come_at_once_are_sent_to_different_blocks()
    {
        var design = OneBlock with { Topics = 8, Models = 8, Length = 2, Raters = 3 };
        var states = new StudySimulation(design).States;

        var blocks = Enumerable.Range(0, 32).Select(number => design.Assigner.Next(states, [], $"p{number}")!.Value.Block);

        Assert.True(blocks.Distinct().Count() > 15);
    }

    private static StudyDesigns OneBlock { get; } = new(Topics: 2, Models: 2, Checks: 0, Length: 10, Raters: 1, MostBlocks: 3, Seed: 1);
}
