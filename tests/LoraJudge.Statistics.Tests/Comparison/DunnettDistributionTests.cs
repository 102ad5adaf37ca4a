using CsCheck;
using LoraJudge.Statistics.Comparison;
using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace LoraJudge.Statistics.Tests.Comparison;

public sealed class DunnettDistributionTests
{
    private static readonly Gen<DunnettDistribution> Distribution = Gen.Int[2, 40]
        .Array[1, 8]
        .SelectMany(sizes => Gen.Int[2, 40], (sizes, control) => (sizes, control))
        .SelectMany(groups => Gen.Int[2, 200], (groups, degrees) => DunnettDistribution.OfSizes(groups.control, groups.sizes, degrees));

    [Fact]
    public void One_comparison_is_Students_t() =>
        Gen.Double[0.1, 40]
            .SelectMany(t => Gen.Int[2, 300], (t, degrees) => (t, degrees))
            .Sample(sample =>
            {
                var (t, degrees) = sample;
                var student = SpecialFunctions.BetaRegularized(degrees / 2.0, 0.5, degrees / (degrees + t * t));
                var distribution = DunnettDistribution.OfSizes(7, [13], degrees);
                Near.Relative(student, distribution.TwoSidedTail(t), 1e-10);
                Near.Relative(student / 2, distribution.UpperTail(t), 1e-10);
            });

    [Fact]
    public void Adjusted_p_values_lie_between_unadjusted_and_Bonferroni() =>
        Distribution
            .SelectMany(distribution => Gen.Double[0.01, 30], (distribution, t) => (distribution, t))
            .Sample(sample =>
            {
                var (distribution, t) = sample;
                var single = new DunnettDistribution([0], distribution.DegreesOfFreedom).TwoSidedTail(t);
                var joint = distribution.TwoSidedTail(t);
                Assert.InRange(joint, single * (1 - 1e-12), Math.Min(1, distribution.Comparisons * single) * (1 + 1e-12));
            });

    [Fact]
    public void Two_sided_p_values_do_not_exceed_Sidaks_bound() =>
        Distribution
            .SelectMany(distribution => Gen.Double[0.01, 30], (distribution, t) => (distribution, t))
            .Sample(sample =>
            {
                var (distribution, t) = sample;
                var single = new DunnettDistribution([0], distribution.DegreesOfFreedom).TwoSidedTail(t);
                double[] same = [.. Enumerable.Repeat(single, distribution.Comparisons)];
                Assert.True(distribution.TwoSidedTail(t) <= PValueAdjustment.Sidak(same)[0] * (1 + 1e-12));
            });

    [Fact]
    public void Tails_fall_as_the_statistic_grows() =>
        // Below 0.5 the tail of many comparisons may be 1 to the last digit.
        Distribution
            .SelectMany(distribution => Gen.Double[0.5, 20], (distribution, t) => (distribution, t))
            .SelectMany(pair => Gen.Double[0.01, 5], (pair, more) => (pair.distribution, pair.t, more))
            .Sample(sample =>
            {
                var (distribution, t, more) = sample;
                Assert.True(distribution.TwoSidedTail(t + more) < distribution.TwoSidedTail(t));
                Assert.True(distribution.UpperTail(t + more) < distribution.UpperTail(t));
            });

    [Fact]
    public void Critical_values_invert_the_tails() =>
        Distribution
            .SelectMany(distribution => Gen.Double[1e-8, 0.6], (distribution, alpha) => (distribution, alpha))
            .Sample(sample =>
            {
                var (distribution, alpha) = sample;
                Near.Relative(alpha, distribution.TwoSidedTail(distribution.TwoSidedCriticalValue(alpha)), 1e-10);
                Near.Relative(alpha, distribution.UpperTail(distribution.UpperCriticalValue(alpha)), 1e-10);
            });

    [Theory]
    [InlineData(1, 5, 3000.0)]
    [InlineData(1, 60, 20.0)]
    public void Far_tails_keep_their_relative_accuracy(int comparisons, double degrees, double t)
    {
        var ones = Enumerable.Repeat(1, comparisons).ToArray();
        var expected = SpecialFunctions.BetaRegularized(degrees / 2, 0.5, degrees / (degrees + t * t));
        Near.Relative(expected, DunnettDistribution.OfSizes(1, ones, degrees).TwoSidedTail(t), 1e-11);
    }

    [Fact]
    public void With_a_known_variance_independent_comparisons_multiply()
    {
        var distribution = new DunnettDistribution([0, 0, 0], double.PositiveInfinity);
        var inside = 1 - 2 * Normal.CDF(0, 1, -2.5);
        Near.Relative(1 - inside * inside * inside, distribution.TwoSidedTail(2.5), 1e-13);
    }
}
