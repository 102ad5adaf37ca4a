using LoraJudge.Domain.Studies;

namespace LoraJudge.Domain.Tests.Studies;

public sealed class PlanRandomTests
{
    /// <summary>Vigna's splitmix64.c with state 1234567, as Rosetta Code prints it.</summary>
    [Fact]
    public void It_is_SplitMix64()
    {
        var dice = new PlanRandom(1234567);

        Assert.Equal(
            [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821],
            Enumerable.Range(0, 5).Select(_ => dice.Next())
        );
    }

    [Fact]
    public void Other_streams_of_one_seed_are_other_dice()
    {
        var first = Enumerable.Range(0, 100).Select(stream => new PlanRandom(7, stream).Next()).ToHashSet();

        Assert.Equal(100, first.Count);
    }

    [Fact]
    public void All_numbers_below_a_bound_are_alike()
    {
        var dice = new PlanRandom(3);
        var counts = new int[7];
        for (var draw = 0; draw < 70_000; draw++)
            counts[dice.Below(7)]++;

        // Five standard deviations of a binomial count.
        Assert.All(counts, count => Assert.InRange(count, 10_000 - 463, 10_000 + 463));
    }

    [Fact]
    public void Shuffling_keeps_all_and_comes_to_every_order_alike()
    {
        var dice = new PlanRandom(5);
        var orders = Enumerable.Range(0, 24_000).CountBy(_ => string.Concat(dice.Shuffled("abcd"))).ToDictionary(StringComparer.Ordinal);

        Assert.Equal(24, orders.Count);
        Assert.All(orders.Values, count => Assert.InRange(count, 1000 - 155, 1000 + 155));
    }
}
