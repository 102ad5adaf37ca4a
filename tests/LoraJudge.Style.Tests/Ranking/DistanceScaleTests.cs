using LoraJudge.Style.Ranking;

namespace LoraJudge.Style.Tests.Ranking;

public sealed class DistanceScaleTests
{
    private static readonly DistanceScale Tens = new(
        Enumerable.Range(1, 10).Select(i => (double)i),
        Enumerable.Range(6, 10).Select(i => (double)i)
    );

    [Theory]
    [InlineData(0, 1, 0)]
    [InlineData(1, 1, 0)]
    [InlineData(1.5, 0.9, 0)]
    [InlineData(6, 0.5, 0)]
    [InlineData(6.5, 0.4, 0.1)]
    [InlineData(10, 0.1, 0.4)]
    [InlineData(11, 0, 0.5)]
    [InlineData(99, 0, 1)]
    public void A_distance_lies_among_those_of_own_and_of_other_pictures(double distance, double ownFarther, double othersNearer)
    {
        Assert.Equal(ownFarther, Tens.ShareOfOwnFarther(distance), 1e-12);
        Assert.Equal(othersNearer, Tens.ShareOfOthersNearer(distance), 1e-12);
    }

    [Theory]
    [InlineData(0, StyleNearness.SameStyle)]
    [InlineData(6, StyleNearness.SameStyle)]
    [InlineData(6.5, StyleNearness.Near)]
    [InlineData(10, StyleNearness.Near)]
    [InlineData(10.5, StyleNearness.Related)]
    [InlineData(11, StyleNearness.Related)]
    [InlineData(11.5, StyleNearness.Far)]
    [InlineData(99, StyleNearness.Far)]
    public void Nearness_falls_with_the_distance(double distance, StyleNearness nearness) =>
        Assert.Equal(nearness, Tens.Nearness(distance));

    [Fact]
    public void Equal_distances_count_as_as_far()
    {
        var same = new DistanceScale([2, 2, 2, 2], [2, 2, 3]);

        Assert.Equal((1.0, 0.0), (same.ShareOfOwnFarther(2), same.ShareOfOthersNearer(2)));
        Assert.Equal((0.0, 2 / 3.0), (same.ShareOfOwnFarther(2.1), same.ShareOfOthersNearer(2.1)));
    }

    [Fact]
    public void The_order_in_which_distances_come_does_not_matter() =>
        Assert.Equal(0.5, new DistanceScale([3, 1, 4, 2], [1]).ShareOfOwnFarther(2.5));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, 0)]
    [InlineData(0, 3)]
    public void Without_pictures_of_both_kinds_nothing_is_said(int own, int others)
    {
        var scale = new DistanceScale(Enumerable.Repeat(1.0, own), Enumerable.Repeat(1.0, others));

        Assert.False(scale.IsKnown);
        Assert.Equal(StyleNearness.Unknown, scale.Nearness(0.5));
    }
}
