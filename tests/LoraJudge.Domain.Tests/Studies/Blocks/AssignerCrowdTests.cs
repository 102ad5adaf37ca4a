using CsCheck;
using LoraJudge.Domain.Studies.Blocks;

namespace LoraJudge.Domain.Tests.Studies.Blocks;

/// <summary>What holds whoever comes, in whatever order, and leaves again.</summary>
public sealed class AssignerCrowdTests
{
    [Fact]
    public void It_always_finishes_when_enough_come() => StudyCrowd.Any.Sample(crowd => Assert.True(crowd.Run().IsComplete));

    [Fact]
    public void When_it_is_finished_every_block_was_judged_by_its_raters_and_no_more() =>
        StudyCrowd.Any.Sample(crowd => Assert.All(crowd.Run().States, block => Assert.Equal(crowd.Design.Raters, block.Taken.Count)));

    [Fact]
    public void Nobody_is_given_a_slot_that_is_taken_or_that_is_not_there() =>
        StudyCrowd.Any.Sample(crowd =>
        {
            var own = new HashSet<(string Participant, Slot Slot)>();
            crowd.Run(
                (participant, states, given) =>
                {
                    if (given is not { } slot || !own.Add((participant, slot)))
                        return;
                    Assert.InRange(slot.Number, 0, crowd.Design.Raters - 1);
                    Assert.DoesNotContain(slot.Number, states.Single(block => block.Number == slot.Block).Taken);
                }
            );
        });

    [Fact]
    public void Nobody_is_given_a_block_twice_or_more_blocks_than_allowed() =>
        StudyCrowd.Any.Sample(crowd =>
        {
            var given = new Dictionary<string, List<Slot>>(StringComparer.Ordinal);
            crowd.Run(
                (participant, _, slot) =>
                {
                    if (slot is not { } one)
                        return;
                    var own = given.TryGetValue(participant, out var before) ? before : given[participant] = [];
                    if (own.Count == 0 || own[^1] != one)
                        own.Add(one);
                }
            );

            Assert.All(given.Values, own => Assert.Equal(own.Count, own.Select(slot => slot.Block).Distinct().Count()));
            Assert.All(given.Values, own => Assert.True(own.Count <= crowd.Design.MostBlocks));
        });

    [Fact]
    public void The_least_judged_of_the_blocks_that_a_participant_has_not_met_comes_first() =>
        StudyCrowd.Any.Sample(crowd =>
        {
            var met = new Dictionary<string, HashSet<int>>(StringComparer.Ordinal);
            crowd.Run(
                (participant, states, given) =>
                {
                    var own = met.TryGetValue(participant, out var before) ? before : met[participant] = [];
                    if (given is not { } slot || !own.Add(slot.Block))
                        return;
                    own.Remove(slot.Block);
                    var least = states.Where(block => !own.Contains(block.Number)).Min(block => block.Taken.Count);
                    Assert.Equal(least, states.Single(block => block.Number == slot.Block).Taken.Count);
                    own.Add(slot.Block);
                }
            );
        });

    [Fact]
    public void Where_nobody_leaves_blocks_are_judged_equally_often_to_within_one_at_every_moment() =>
        StudyCrowd.Any.Sample(crowd =>
        {
            var calm = crowd with { Leaving = 0, Design = crowd.Design with { MostBlocks = 1 } };
            calm.Run((_, states, _) => Assert.True(states.Max(block => block.Taken.Count) - states.Min(block => block.Taken.Count) <= 1));
        });

    [Fact]
    public void The_same_seed_and_the_same_arrivals_give_the_same_places() =>
        StudyCrowd.Any.Sample(crowd => Assert.Equal(crowd.Run().Taken, crowd.Run().Taken));
}
