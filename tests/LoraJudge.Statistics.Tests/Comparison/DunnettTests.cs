using CsCheck;
using LoraJudge.Statistics.Comparison;

namespace LoraJudge.Statistics.Tests.Comparison;

public sealed class DunnettTests
{
    // Dunnett (1955): blood counts of a control and two drugs; adjusted two-sided p-values .6201 and .00583.
    private static readonly double[] Control = [7.4, 8.5, 7.2, 8.24, 9.84, 8.32];
    private static readonly double[][] Drugs =
    [
        [9.76, 8.8, 7.68, 9.36],
        [12.8, 9.68, 12.16, 9.2, 10.55],
    ];

    [Fact]
    public void Dunnetts_blood_counts_are_reproduced()
    {
        var result = Dunnett.Test(Control, Drugs);
        Near.Relative(0.6201019800184552, result.Comparisons[0].PValue.Value, 1e-12);
        Near.Relative(0.0058253608479469044, result.Comparisons[1].PValue.Value, 1e-12);
        Near.Relative(2.5134829035964725, result.CriticalValue.Value, 1e-12);
    }

    [Fact]
    public void Two_sided_p_values_do_not_depend_on_the_direction()
    {
        var negated = Dunnett.Test([.. Control.Select(x => -x)], [.. Drugs.Select(g => g.Select(x => -x).ToArray())]);
        var plain = Dunnett.Test(Control, Drugs);
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
