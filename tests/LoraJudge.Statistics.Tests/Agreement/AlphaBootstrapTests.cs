using LoraJudge.Statistics.Agreement;

namespace LoraJudge.Statistics.Tests.Agreement;

public sealed class AlphaBootstrapTests
{
    private static readonly double?[,] Ratings =
    {
        { 1, 2, 3, 3, 2, 1, 4, 1, 2, null },
        { 1, 2, 3, 4, 2, 2, 4, 1, 2, 5 },
        { null, 3, 3, 3, 2, 3, 4, 2, 2, 5 },
    };

    [Theory]
    [InlineData(MeasurementLevel.Nominal)]
    [InlineData(MeasurementLevel.Ordinal)]
    [InlineData(MeasurementLevel.Interval)]
    [InlineData(MeasurementLevel.Ratio)]
    public void A_replicate_is_the_alpha_of_the_drawn_units(MeasurementLevel level)
    {
        int[,] indices =
        {
            { 0, 0, 3, 3, 5, 9, 9, 1, 2, 2 },
        };
        var drawn = new double?[3, 10];
        for (var rater = 0; rater < 3; rater++)
        for (var unit = 0; unit < 10; unit++)
            drawn[rater, unit] = Ratings[rater, indices[0, unit]];
        var replicate = AlphaBootstrap.OfResamples(Ratings, level, indices).Replicates[0];
        Near.Absolute(KrippendorffAlpha.Compute(drawn, level).Alpha.Value, replicate, 1e-13);
    }

    [Fact]
    public void Undefined_replicates_are_dropped_and_counted()
    {
        int[,] indices =
        {
            { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 },
            { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 },
        };
        var result = AlphaBootstrap.OfResamples(Ratings, MeasurementLevel.Ordinal, indices);
        Assert.Equal((1, 1), (result.UndefinedReplicates, result.Replicates.Count));
    }

    [Fact]
    public void The_number_of_threads_does_not_change_a_replicate()
    {
        var one = AlphaBootstrap.OverUnits(Ratings, MeasurementLevel.Ordinal, new(2000, MaxDegreeOfParallelism: 1));
        var many = AlphaBootstrap.OverUnits(Ratings, MeasurementLevel.Ordinal, new(2000, MaxDegreeOfParallelism: 8));
        Assert.Equal(one.Replicates, many.Replicates);
        Assert.Equal(one.Bca, many.Bca);
    }

    [Fact]
    public void Another_seed_gives_other_replicates()
    {
        var one = AlphaBootstrap.OverUnits(Ratings, MeasurementLevel.Ordinal, new(100, Seed: 1));
        var other = AlphaBootstrap.OverUnits(Ratings, MeasurementLevel.Ordinal, new(100, Seed: 2));
        Assert.NotEqual(one.Replicates, other.Replicates);
    }

    [Fact]
    public void Sampled_replicates_spread_as_the_enumeration_of_all_resamples()
    {
        var few = new double?[,]
        {
            { 1, 2, 3, 3, 2, 1 },
            { 1, 3, 3, 4, 2, 2 },
        };
        var exact = AlphaBootstrap.ExactOverUnits(few, MeasurementLevel.Interval);
        var sampled = AlphaBootstrap.OverUnits(few, MeasurementLevel.Interval, new(40_000));
        var error = exact.StandardDeviation.Value / Math.Sqrt(40_000);
        Near.Absolute(exact.Mean.Value, sampled.Mean.Value, 5 * error);
        Near.Absolute(exact.StandardDeviation.Value, sampled.StandardError.Value, 0.05 * exact.StandardDeviation.Value);
    }

    [Fact]
    public void All_resamples_are_n_to_the_n()
    {
        var exact = AlphaBootstrap.ExactOverUnits(
            new double?[,]
            {
                { 1, 2, 3 },
                { 1, 3, 3 },
            },
            MeasurementLevel.Interval
        );
        Assert.Equal(27, exact.DefinedResamples + exact.UndefinedResamples);
    }

    [Fact]
    public void Resampling_three_raters_carries_a_warning() =>
        Assert.Contains(
            "useless",
            AlphaTwoWayBootstrap.Run(Ratings, MeasurementLevel.Ordinal, new(50)).Percentile!.Note!,
            StringComparison.Ordinal
        );

    [Fact]
    public void The_jackknife_interval_holds_the_estimate()
    {
        var jackknife = AlphaBootstrap.JackknifeOverUnits(Ratings, MeasurementLevel.Ordinal);
        Assert.True(jackknife.Interval!.Contains(KrippendorffAlpha.Compute(Ratings, MeasurementLevel.Ordinal).Alpha.Value));
    }

    [Fact]
    public void Krippendorffs_bootstrap_never_goes_below_minus_1()
    {
        // One disagreement among ten units: three or more of ten drawn pairs would give less than -1.
        var ratings = new double?[,]
        {
            { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 },
            { 0, 0, 0, 0, 0, 0, 0, 0, 0, 1 },
        };
        var result = KrippendorffBootstrap.Run(ratings, MeasurementLevel.Nominal, new(1000));
        Assert.True(result.Uncorrected.Min() < -1);
        Assert.Equal(-1, result.Replicates.Min());
    }
}
