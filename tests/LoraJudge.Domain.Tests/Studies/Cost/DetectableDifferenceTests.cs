using LoraJudge.Domain.Studies;
using LoraJudge.Domain.Studies.Cost;
using LoraJudge.Statistics.Comparison;
using MathNet.Numerics.Distributions;

namespace LoraJudge.Domain.Tests.Studies.Cost;

public sealed class DetectableDifferenceTests
{
    [Fact]
    public void For_one_comparison_it_is_the_paired_t_tests()
    {
        // Differences of two methods have √2 the deviation.
        var t = StudentT.InvCDF(0, 1, 19, 0.975) + StudentT.InvCDF(0, 1, 19, 0.8);

        Assert.Equal(t * 0.2 * Math.Sqrt(2.0 / 20), DetectableDifference.Of(queries: 20, methods: 2, deviation: 0.2), 1e-9);
    }

    [Fact]
    public void With_two_queries_and_two_methods_one_degree_of_freedom_is_left()
    {
        // Quantiles of the Cauchy distribution: -cot(π p).
        var t = (1 / Math.Tan(Math.PI * 0.025)) - (1 / Math.Tan(Math.PI * 0.8));

        Assert.Equal(t * 0.2, DetectableDifference.Of(queries: 2, methods: 2, deviation: 0.2), 1e-12);
    }

    [Theory]
    [InlineData(1e-12)]
    [InlineData(1e-15)]
    public void A_very_small_alpha_needs_a_larger_difference_not_a_wrong_one(double alpha) =>
        Assert.InRange(DetectableDifference.Of(queries: 20, methods: 5, deviation: 1, alpha: alpha), 3, 4);

    [Fact]
    public void The_test_finds_it_about_as_often_as_the_power_says()
    {
        const int Studies = 1000;
        var difference = DetectableDifference.Of(queries: 20, methods: 5, deviation: 0.2, alpha: 0.05, power: 0.8);
        var dice = new PlanRandom(11);

        var found = Enumerable.Range(0, Studies).Count(_ => Finds(difference, dice));

        // Five standard deviations of a binomial share, and what the approximation leaves out.
        Assert.InRange(found / (double)Studies, 0.8 - 0.08, 0.8 + 0.08);
    }

    [Theory]
    [InlineData(1, 3, 0.2, 0.05, 0.8)]
    [InlineData(20, 1, 0.2, 0.05, 0.8)]
    [InlineData(20, 3, 0, 0.05, 0.8)]
    [InlineData(20, 3, double.NaN, 0.05, 0.8)]
    [InlineData(20, 3, 0.2, 0, 0.8)]
    [InlineData(20, 3, 0.2, 0.05, 1)]
    public void Numbers_that_cannot_be_are_refused(int queries, int methods, double deviation, double alpha, double power) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => DetectableDifference.Of(queries, methods, deviation, alpha, power));

    /// <summary>One study in which the second of five methods is better than the first, the control, by the difference.</summary>
    private static bool Finds(double difference, PlanRandom dice)
    {
        var figures = new double[20, 5];
        for (var query = 0; query < 20; query++)
        {
            var easy = Normal(dice);
            for (var method = 0; method < 5; method++)
                figures[query, method] = easy + (0.2 * Normal(dice)) + (method == 1 ? difference : 0);
        }

        return BlockedDunnett.Test(figures).Comparisons[0].PValue.Value < 0.05;
    }

    private static double Normal(PlanRandom dice) =>
        MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, ((dice.Next() >> 11) + 0.5) / (1UL << 53));
}
