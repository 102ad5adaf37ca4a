using CsCheck;
using LoraJudge.Domain.Studies;
using LoraJudge.Domain.Studies.Blocks;

namespace LoraJudge.Domain.Tests.Studies.Blocks;

public sealed class BlockDesignTests
{
    [Fact]
    public void Every_item_and_check_is_in_one_block() =>
        StudyDesigns.Any.Sample(design =>
            Assert.Equal(
                design.Items.Concat(design.CheckItems).Select(item => item.Id).Order(StringComparer.Ordinal),
                design.Divide().SelectMany(block => block.Items).Select(item => item.Id).Order(StringComparer.Ordinal)
            )
        );

    [Fact]
    public void Blocks_are_as_long_as_each_other_to_within_one_and_none_is_too_long() =>
        StudyDesigns.Any.Sample(design =>
        {
            var blocks = design.Divide();
            int[] sizes = [.. blocks.Select(block => block.Items.Count)];
            int[] withoutChecks = [.. blocks.Select(block => block.Items.Count(design.Items.Contains))];

            Assert.True(sizes.Max() - sizes.Min() <= 1);
            Assert.True(withoutChecks.Max() <= design.Length);
        });

    [Fact]
    public void Every_topic_comes_to_all_blocks_alike_to_within_one() =>
        StudyDesigns.Any.Sample(design =>
        {
            var blocks = design.Divide();
            foreach (var topic in design.Items.GroupBy(item => item.Topic, StringComparer.Ordinal))
            {
                int[] counts = [.. blocks.Select(block => block.Items.Count(topic.Contains))];
                Assert.True(counts.Max() - counts.Min() <= 1);
            }
        });

    [Fact]
    public void Over_the_raters_of_a_block_every_item_meets_every_position_alike_to_within_one() =>
        StudyDesigns.Any.Sample(design =>
        {
            foreach (var block in design.Divide())
            {
                var orders = Enumerable.Range(0, design.Raters).Select(block.InOrder).ToArray();
                foreach (var item in block.Items)
                {
                    var positions = orders.CountBy(order => order.Index().First(at => at.Item == item).Index).ToDictionary();
                    var least = positions.Count < block.Items.Count ? 0 : positions.Values.Min();
                    Assert.True(positions.Values.Max() - least <= 1);
                }
            }
        });

    [Fact]
    public void Over_as_many_slots_as_items_every_item_meets_every_position_once() =>
        StudyDesigns
            .Any.Select(Gen.Int[0, 2])
            .Sample(
                (design, squares) =>
                {
                    foreach (var block in design.Divide())
                    {
                        var orders = Enumerable
                            .Range(squares * block.Items.Count, block.Items.Count)
                            .Select(slot => block.InOrder(slot).Select(item => item.Id).ToArray())
                            .ToArray();
                        for (var position = 0; position < block.Items.Count; position++)
                            Assert.Equal(orders.Length, orders.Select(order => order[position]).Distinct().Count());
                    }
                }
            );

    [Fact]
    public void Every_slot_gets_every_item_of_its_block_once() =>
        StudyDesigns.Any.Sample(design =>
        {
            foreach (var block in design.Divide())
            {
                var own = block.Items.Select(item => item.Id).Order(StringComparer.Ordinal).ToArray();
                for (var slot = 0; slot < design.Raters; slot++)
                    Assert.Equal(own, block.InOrder(slot).Select(item => item.Id).Order(StringComparer.Ordinal));
            }
        });

    [Fact]
    public void The_same_seed_gives_the_same_blocks_whatever_the_order_in_which_the_items_came() =>
        StudyDesigns.Any.Sample(design =>
        {
            var shuffled = new PlanRandom(design.Seed, 99).Shuffled(design.Items);

            var blocks = BlockDesign.Divide(shuffled, [.. design.CheckItems.Reverse()], design.Length, design.Seed);

            Assert.Equal(Ids(design.Divide()), Ids(blocks));
        });

    [Fact]
    public void Another_seed_gives_other_blocks()
    {
        var design = new StudyDesigns(Topics: 5, Models: 8, Checks: 2, Length: 10, Raters: 3, MostBlocks: 1, Seed: 1);

        Assert.NotEqual(Ids(design.Divide()), Ids((design with { Seed = 2 }).Divide()));
    }

    [Fact]
    public void The_same_seed_gives_every_slot_the_same_order_whatever_the_order_in_which_the_items_came() =>
        StudyDesigns
            .Any.Select(Gen.Long)
            .Sample(
                (design, arrival) =>
                {
                    var dice = new PlanRandom(arrival);
                    var again = BlockDesign.Divide(
                        dice.Shuffled(design.Items),
                        dice.Shuffled(design.CheckItems),
                        design.Length,
                        design.Seed
                    );
                    foreach (var (block, other) in design.Divide().Zip(again))
                    {
                        for (var slot = 0; slot < design.Raters; slot++)
                            Assert.Equal(block.InOrder(slot), other.InOrder(slot));
                    }
                }
            );

    [Fact]
    public void An_item_that_is_there_twice_is_refused()
    {
        var refusal = Assert.Throws<ArgumentException>(() => BlockDesign.Divide([new("a", "t"), new("a", "u")], [], 5, 1));

        Assert.StartsWith("a is there twice.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_study_without_items_is_refused() => Assert.Throws<ArgumentException>(() => BlockDesign.Divide([], [new("c", "t")], 5, 1));

    private static string[] Ids(IEnumerable<StudyBlock> blocks) =>
        [.. blocks.Select(block => $"{block.FirstOrder}: {string.Join(' ', block.Items.Select(item => item.Id))}")];
}
