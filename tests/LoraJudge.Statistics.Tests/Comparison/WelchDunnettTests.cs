using CsCheck;
using LoraJudge.Statistics.Comparison;

namespace LoraJudge.Statistics.Tests.Comparison;

public sealed class WelchDunnettTests
{
    [Fact]
    public void One_comparison_is_Welchs_test()
    {
        // R: t.test(extra ~ group, data = sleep), t = -1.8608, df = 17.776, p = 0.07939.
        double[] first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0];
        double[] second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
        var comparison = WelchDunnett.Test(first, [second]).Comparisons[0];
        Near.Absolute(1.8608, comparison.Statistic.Value, 5e-5);
        Near.Absolute(17.776, comparison.DegreesOfFreedom.Value, 5e-4);
        Near.Absolute(0.07939, comparison.PValue.Value, 5e-6);
    }

    [Fact]
    public void Adjusted_p_values_lie_between_unadjusted_and_Bonferroni() =>
        Gen.Double[-3, 3]
            .Array[6]
            .Array[4]
            .Sample(groups =>
            {
                foreach (var comparison in WelchDunnett.Test(groups[0], groups[1..]).Comparisons)
                {
                    var single = comparison.UnadjustedPValue.Value;
                    Assert.InRange(comparison.PValue.Value, single * (1 - 1e-12), Math.Min(1, 3 * single) * (1 + 1e-12));
                }
            });

    [Fact]
    public void A_group_of_one_is_refused() =>
        Assert.Equal(
            "groups",
            Assert
                .Throws<ArgumentException>(() =>
                    WelchDunnett.Test(
                        [1, 2],
                        [
                            [1],
                        ]
                    )
                )
                .ParamName
        );

    [Fact]
    public void Groups_without_variance_are_flagged() =>
        Assert.True(
            WelchDunnett
                .Test(
                    [1, 1],
                    [
                        [2, 2],
                    ]
                )
                .IsDegenerate
        );
}
