using LoraJudge.Statistics.Resampling;

namespace LoraJudge.Statistics.Tests.Resampling;

public sealed class ResamplingTests
{
    private static readonly double[] Values = [2, 4, 4, 5, 9, 12];

    private static double Mean(ReadOnlySpan<int> indices) => ResampledMean.Of(Values, indices);

    [Theory]
    // R: quantile(c(1, 2, 4, 8), p), type 7.
    [InlineData(0, 1)]
    [InlineData(0.1, 1.3)]
    [InlineData(0.5, 3)]
    [InlineData(0.975, 7.7)]
    [InlineData(1, 8)]
    public void Quantiles_interpolate_as_Rs_type_7(double probability, double expected) =>
        Near.Absolute(expected, Quantiles.Type7([1, 2, 4, 8], probability), 1e-14);

    [Fact]
    public void Given_resamples_give_their_own_statistics()
    {
        int[,] indices =
        {
            { 0, 0, 0, 0, 0, 0 },
            { 5, 5, 5, 5, 5, 4 },
        };
        Assert.Equal([2, 11.5], Bootstrap.OfResamples(6, indices, Mean).Replicates);
    }

    [Fact]
    public void The_exact_standard_error_of_a_mean_is_sigma_over_root_n()
    {
        var exact = ExactBootstrap.Enumerate(6, Mean);
        var variance = Values.Average(x => (x - 6) * (x - 6));
        Assert.Equal(46656, exact.DefinedResamples);
        Near.Absolute(6, exact.Mean.Value, 1e-12);
        Near.Relative(Math.Sqrt(variance / 6), exact.StandardDeviation.Value, 1e-12);
    }

    [Fact]
    public void The_jackknife_error_of_a_mean_is_the_usual_one()
    {
        var result = Jackknife.Summarise(6, Jackknife.LeaveOneOut(6, Mean));
        var variance = Values.Sum(x => (x - 6) * (x - 6)) / 5;
        Near.Relative(Math.Sqrt(variance / 6), result.StandardError.Value, 1e-12);
        Near.Absolute(0, result.Bias.Value, 1e-12);
    }

    [Fact]
    public void Bca_without_bias_and_skewness_is_the_percentile_interval()
    {
        double[] replicates = [.. Enumerable.Range(-500, 1001).Select(i => i / 100.0)];
        var bca = BootstrapIntervals.Bca(replicates, 0, [-1, 0, 1], 0.9);
        var percentile = BootstrapIntervals.Percentile(replicates, 0.9);
        Near.Absolute(percentile.Lower, bca.Lower, 1e-10);
        Near.Absolute(percentile.Upper, bca.Upper, 1e-10);
    }

    [Fact]
    public void Replicates_equal_to_the_estimate_but_for_rounding_count_half()
    {
        // 0.1 + 0.2 differs from 0.3 in the last digit.
        double[] replicates = [0.1, 0.1 + 0.2, 0.5];
        var withRounding = BootstrapIntervals.Bca(replicates, 0.3, [-1, 0, 1], 0.5);
        var without = BootstrapIntervals.Bca([0.1, 0.3, 0.5], 0.3, [-1, 0, 1], 0.5);
        Near.Absolute(without.Lower, withRounding.Lower, 1e-14);
    }

    [Fact]
    public void Replicates_on_one_side_fall_back_to_the_percentile_interval_and_say_so()
    {
        var interval = BootstrapIntervals.Bca([1, 2, 3], 4, [1, 2, 4], 0.9);
        Assert.Equal(IntervalMethod.Percentile, interval.Method);
        Assert.Contains("one side", interval.Note!, StringComparison.Ordinal);
    }

    [Fact]
    public void A_constant_statistic_has_an_interval_of_no_width()
    {
        var result = Bootstrap.Run(5, _ => 1.5, new(100));
        Assert.Equal((1.5, 1.5), (result.Bca!.Lower, result.Bca.Upper));
        Assert.Contains("equal", result.Bca.Note!, StringComparison.Ordinal);
    }

    [Fact]
    public void Exact_and_sampled_intervals_agree()
    {
        var exact = ExactBootstrap.Enumerate(6, Mean).Bca();
        var sampled = Bootstrap.Run(6, Mean, new(50_000)).Bca!;
        Near.Absolute(exact.Lower, sampled.Lower, 0.15);
        Near.Absolute(exact.Upper, sampled.Upper, 0.15);
    }

    [Fact]
    public void Undefined_replicates_are_dropped_and_counted()
    {
        var result = Bootstrap.Run(4, indices => indices[0] == 0 ? double.NaN : 1, new(1000));
        Assert.Equal(1000, result.UndefinedReplicates + result.Replicates.Count);
        Assert.InRange(result.UndefinedReplicates, 150, 350);
    }

    [Fact]
    public void Draws_are_uniform()
    {
        var counts = new int[7];
        var stream = new ReplicateStream(3, 4);
        for (var i = 0; i < 70_000; i++)
            counts[stream.NextInt(7)]++;
        // Six standard deviations of a binomial count.
        Assert.All(counts, count => Assert.InRange(count, 10_000 - 556, 10_000 + 556));
    }

    [Fact]
    public void An_index_beyond_the_observations_is_refused() =>
        Assert.Equal(
            "indices",
            Assert
                .Throws<ArgumentException>(() =>
                    Bootstrap.OfResamples(
                        2,
                        new[,]
                        {
                            { 0, 2 },
                        },
                        _ => 0
                    )
                )
                .ParamName
        );

    [Fact]
    public void No_replicates_are_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => Bootstrap.Run(2, _ => 0, new(0)));
}
