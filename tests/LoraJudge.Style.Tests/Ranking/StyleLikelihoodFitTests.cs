using CsCheck;
using LoraJudge.Style.Ranking;

namespace LoraJudge.Style.Tests.Ranking;

public sealed class StyleLikelihoodFitTests
{
    [Theory]
    [InlineData(6, -4, 1)]
    [InlineData(6, -4, 1000)]
    [InlineData(1, -0.5, 0.001)]
    public void The_curve_that_pairs_were_drawn_by_is_found_again(double intercept, double slope, double unit)
    {
        var truth = new StyleLikelihood(intercept, slope);
        var middle = -intercept / slope;
        var random = new Random(3);
        var pairs = Enumerable
            .Range(0, 100_000)
            .Select(_ => 2 * middle * random.NextDouble())
            .Select(distance => (Distance: distance * unit, Same: random.NextDouble() < truth.Of(distance)))
            .ToLookup(pair => pair.Same, pair => pair.Distance);

        var fitted = StyleLikelihoodFit.Fit([.. pairs[true]], [.. pairs[false]])!;

        Assert.Equal(intercept, fitted.Intercept, 0.1);
        Assert.Equal(slope, fitted.Slope * unit, 0.1);
    }

    [Fact]
    public void No_curve_near_the_fitted_one_is_more_likely() =>
        Gen.Select(Gen.Double[0, 3].Array[1, 30], Gen.Double[0, 4].Array[1, 30])
            .Sample(
                (own, others) =>
                {
                    var fitted = StyleLikelihoodFit.Fit(own, others)!;
                    double[] steps = [-0.01, 0, 0.01];
                    var best = CrossEntropy(fitted, own, others);

                    Assert.All(
                        from a in steps
                        from b in steps
                        let near = new StyleLikelihood(fitted.Intercept + a, Math.Min(0, fitted.Slope + b))
                        select CrossEntropy(near, own, others),
                        other => Assert.True(best <= other + 1e-12)
                    );
                },
                iter: 200
            );

    [Fact]
    public void Pairs_that_a_distance_separates_have_a_finite_falling_curve()
    {
        var fitted = StyleLikelihoodFit.Fit([1, 1.1, 1.2], [3, 3.1, 3.2])!;

        Assert.InRange(fitted.Slope, -100, -0.1);
        Assert.InRange(fitted.Of(1.1), 0.7, 0.99);
        Assert.InRange(fitted.Of(3.1), 0.01, 0.3);
    }

    [Fact]
    public void Where_the_pairs_of_two_models_are_nearer_distance_says_nothing()
    {
        var fitted = StyleLikelihoodFit.Fit([3, 4, 5], [1, 2, 3])!;

        Assert.Equal(0, fitted.Slope);
        Assert.Equal(0.5, fitted.Of(1), 1e-12);
    }

    [Fact]
    public void Equal_distances_say_nothing() => Assert.Equal(0.5, StyleLikelihoodFit.Fit([2, 2, 2], [2, 2, 2])!.Of(2), 1e-9);

    [Fact]
    public void Each_side_counts_as_much_whatever_its_number()
    {
        static double[] Spread(double from, int count) => [.. Enumerable.Range(0, count).Select(i => from + (2.0 * i / count))];

        var fitted = StyleLikelihoodFit.Fit(Spread(1, 2000), Spread(2, 50_000))!;

        // The sides mirror each other about 2.5.
        Assert.Equal(0.5, fitted.Of(2.5), 0.01);
    }

    [Fact]
    public void A_side_without_pairs_leaves_nothing_to_fit()
    {
        Assert.Null(StyleLikelihoodFit.Fit([1, 2], []));
        Assert.Null(StyleLikelihoodFit.Fit([], [1, 2]));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-1)]
    public void A_number_that_is_no_distance_is_refused(double distance) =>
        Assert.Throws<ArgumentException>(() => StyleLikelihoodFit.Fit([distance], [1]));

    /// <summary>By its letter: each side counts half, with Platt's targets.</summary>
    private static double CrossEntropy(StyleLikelihood likelihood, double[] own, double[] others)
    {
        static double Of(double p, double target) => -(target * Math.Log(p)) - ((1 - target) * Math.Log(1 - p));
        return own.Average(distance => Of(likelihood.Of(distance), (own.Length + 1.0) / (own.Length + 2.0)))
            + others.Average(distance => Of(likelihood.Of(distance), 1 / (others.Length + 2.0)));
    }
}
