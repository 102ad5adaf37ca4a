using CsCheck;
using LoraJudge.Statistics.Trec;

namespace LoraJudge.Statistics.Tests.Trec;

public sealed class DescendingScoresTests
{
    [Fact]
    public void Scores_that_descend_stay_as_they_are() =>
        Assert.Equal([1e30, 2.5, 0.1, 0, -7.25], DescendingScores.Of([1e30, 2.5, 0.1, 0, -7.25]));

    [Fact]
    public void Equal_scores_are_parted_by_as_little_as_32_bits_can_hold() =>
        Assert.Equal([1, MathF.BitDecrement(1), MathF.BitDecrement(MathF.BitDecrement(1)), 0.5], DescendingScores.Of([1, 1, 1, 0.5]));

    [Fact]
    public void Scores_that_only_64_bits_part_are_parted_for_32() =>
        Assert.Equal([1, MathF.BitDecrement(1)], DescendingScores.Of([1, 1 - 1e-12]));

    [Fact]
    public void Scores_that_32_bits_cannot_hold_are_the_largest_that_they_can() =>
        Assert.Equal([float.MaxValue, MathF.BitDecrement(float.MaxValue)], DescendingScores.Of([1e300, 1e299]));

    [Fact]
    public void Where_nothing_is_below_the_ranks_say_the_order() =>
        Assert.Equal([3, 2, 1], DescendingScores.Of([double.MinValue, double.MinValue, double.MinValue]));

    [Fact]
    public void They_descend_strictly_as_64_and_as_32_bits() =>
        Gen.OneOf(Gen.Double[-1, 1], Gen.Double, Gen.Int[-3, 3].Select(score => (double)score))
            .Where(double.IsFinite)
            .Array[0, 40]
            .Sample(scores =>
            {
                var descending = DescendingScores.Of([.. scores.OrderDescending()]);
                for (var rank = 1; rank < descending.Length; rank++)
                {
                    Assert.True(descending[rank] < descending[rank - 1]);
                    Assert.True((float)descending[rank] < (float)descending[rank - 1]);
                }
            });
}
