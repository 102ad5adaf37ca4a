using LoraJudge.Statistics.Comparison;

namespace LoraJudge.Statistics.Tests.Comparison;

public sealed class NormalTailTests
{
    [Theory]
    // mpmath 1.2.1, 40 digits: erfc(x / sqrt 2) / 2.
    [InlineData(0.5, 0.30853753872598689636)]
    [InlineData(1, 0.15865525393145705141)]
    [InlineData(5, 2.8665157187919391167e-7)]
    [InlineData(10, 7.6198530241605260660e-24)]
    [InlineData(20, 2.7536241186062336951e-89)]
    [InlineData(37, 5.7255712225245768227e-300)]
    [InlineData(-1, 0.84134474606854294859)]
    [InlineData(-9, 1)]
    public void Tails_keep_their_relative_accuracy(double x, double expected) => Near.Relative(expected, NormalTail.Q(x), 2e-15);
}
