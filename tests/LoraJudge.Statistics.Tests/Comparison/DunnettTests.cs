using CsCheck;
using LoraJudge.Statistics.Comparison;
using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace LoraJudge.Statistics.Tests.Comparison;

public sealed class DunnettTests
{
    // Dunnett (1955): blood counts of a control and two drugs; adjusted two-sided p-values .6201 and .00583.
    private static readonly double[] s_control = [7.4, 8.5, 7.2, 8.24, 9.84, 8.32];
    private static readonly double[][] s_drugs =
    [
        [9.76, 8.8, 7.68, 9.36],
        [12.8, 9.68, 12.16, 9.2, 10.55],
    ];

    private static readonly Gen<DunnettDistribution> s_distribution = Gen.Int[2, 40]
        .Array[1, 8]
        .SelectMany(sizes => Gen.Int[2, 40], (sizes, control) => (sizes, control))
        .SelectMany(groups => Gen.Int[2, 200], (groups, degrees) => DunnettDistribution.OfSizes(groups.control, groups.sizes, degrees));

    [Fact]
    public void Dunnetts_blood_counts_are_reproduced()
    {
        var result = Dunnett.Test(s_control, s_drugs);
        Near.Relative(0.6201019800184552, result.Comparisons[0].PValue.Value, 1e-12);
        Near.Relative(0.0058253608479469044, result.Comparisons[1].PValue.Value, 1e-12);
        Near.Relative(2.5134829035964725, result.CriticalValue.Value, 1e-12);
    }

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
        s_distribution
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
        s_distribution
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
        s_distribution
            .SelectMany(distribution => Gen.Double[0, 20], (distribution, t) => (distribution, t))
            .SelectMany(pair => Gen.Double[0.01, 5], (pair, more) => (pair.distribution, pair.t, more))
            .Sample(sample =>
            {
                var (distribution, t, more) = sample;
                Assert.True(distribution.TwoSidedTail(t + more) < distribution.TwoSidedTail(t));
                Assert.True(distribution.UpperTail(t + more) < distribution.UpperTail(t));
            });

    [Fact]
    public void Critical_values_invert_the_tails() =>
        s_distribution
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

    [Fact]
    public void Two_sided_p_values_do_not_depend_on_the_direction()
    {
        var negated = Dunnett.Test([.. s_control.Select(x => -x)], [.. s_drugs.Select(g => g.Select(x => -x).ToArray())]);
        var plain = Dunnett.Test(s_control, s_drugs);
        for (var i = 0; i < 2; i++)
            Near.Relative(plain.Comparisons[i].PValue.Value, negated.Comparisons[i].PValue.Value, 1e-13);
    }

    [Fact]
    public void A_large_offset_does_not_change_the_statistics()
    {
        double[] control = [1, 2, 4, 7];
        double[] group = [3, 5, 8];
        var plain = Dunnett.Test(control, [group]).Comparisons[0].Statistic.Value;
        var offset = Dunnett
            .Test(
                [.. control.Select(x => x + 1e9)],
                [
                    [.. group.Select(x => x + 1e9)],
                ]
            )
            .Comparisons[0]
            .Statistic.Value;
        Near.Relative(plain, offset, 1e-14);
    }

    [Fact]
    public void Step_down_never_gives_a_larger_p_value() =>
        Gen.Double[-3, 3]
            .Array[5]
            .Array[4]
            .Sample(groups =>
            {
                var single = Dunnett.Test(groups[0], groups[1..]);
                var down = Dunnett.StepDown(groups[0], groups[1..]);
                for (var i = 0; i < 3; i++)
                    Assert.True(down.Comparisons[i].PValue.Value <= single.Comparisons[i].PValue.Value * (1 + 1e-12));
            });

    [Fact]
    public void An_interval_excludes_0_where_its_p_value_is_below_alpha() =>
        Gen.Double[-3, 3]
            .Array[5]
            .Array[4]
            .Sample(groups =>
            {
                foreach (var comparison in Dunnett.Test(groups[0], groups[1..]).Comparisons)
                    Assert.Equal(comparison.PValue.Value < 0.05, !comparison.Interval!.Contains(0));
            });

    [Fact]
    public void Constant_groups_with_different_means_have_p_0_and_a_flag()
    {
        var result = Dunnett.Test(
            [0.1, 0.1, 0.1],
            [
                [0.3, 0.3],
            ]
        );
        Assert.True(result.IsDegenerate);
        Assert.Equal((double.PositiveInfinity, 0.0), (result.Comparisons[0].Statistic.Value, result.Comparisons[0].PValue.Value));
    }

    [Fact]
    public void Constant_equal_groups_have_no_statistic() =>
        Assert.False(
            Dunnett
                .Test(
                    [0.1, 0.1],
                    [
                        [0.1, 0.1],
                    ]
                )
                .Comparisons[0]
                .Statistic.IsDefined
        );

    [Fact]
    public void Without_degrees_of_freedom_everything_is_undefined()
    {
        var result = Dunnett.Test(
            [1],
            [
                [2],
            ]
        );
        Assert.Contains("degrees of freedom", result.Comparisons[0].PValue.Reason!, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_that_is_not_finite_is_refused_by_the_name_of_its_group()
    {
        var refusal = Assert.Throws<ArgumentException>(() =>
            Dunnett.Test(
                [1, 2],
                [
                    [1, 2],
                    [1, double.NaN],
                ]
            )
        );
        Assert.Contains("groups[1]", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_group_is_refused() =>
        Assert.Throws<ArgumentException>(() =>
            Dunnett.Test(
                [1, 2],
                [
                    [],
                ]
            )
        );
}
