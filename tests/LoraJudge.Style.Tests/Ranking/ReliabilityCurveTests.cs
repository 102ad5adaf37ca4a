using LoraJudge.Style.Ranking;

namespace LoraJudge.Style.Tests.Ranking;

public sealed class ReliabilityCurveTests
{
    /// <summary>Says 3/4 at 0, 1/2 at 1, 1/4 at 2.</summary>
    private static readonly StyleLikelihood Likelihood = new(Math.Log(3), -Math.Log(3));

    [Fact]
    public void Figures_of_an_example_by_hand()
    {
        var curve = ReliabilityCurve.Of(Likelihood, [0, 0, 2, 2], [true, true, false, true], 2);

        Assert.Equal([0.25, 0.75], curve.Bins.Select(bin => Math.Round(bin.MeanPredicted, 12)));
        Assert.Equal([(0.5, 2), (1.0, 2)], curve.Bins.Select(bin => (bin.ObservedShare, bin.Count)));
        Assert.Equal(((3 / 16.0) + (9 / 16.0)) / 4, curve.Brier, 1e-12);
        Assert.Equal(0.25, curve.ExpectedCalibrationError, 1e-12);
    }

    [Fact]
    public void A_likelihood_that_pairs_were_drawn_by_is_believed()
    {
        var random = new Random(4);
        double[] distances = [.. Enumerable.Range(0, 50_000).Select(_ => 2 * random.NextDouble())];
        bool[] same = [.. distances.Select(distance => random.NextDouble() < Likelihood.Of(distance))];

        var curve = ReliabilityCurve.Of(Likelihood, distances, same, 10);

        Assert.InRange(curve.ExpectedCalibrationError, 0, 0.01);
        Assert.Equal(distances.Average(distance => Likelihood.Of(distance) * (1 - Likelihood.Of(distance))), curve.Brier, 0.005);
    }

    [Fact]
    public void Bins_have_equal_counts_and_ascend()
    {
        double[] distances = [.. Enumerable.Range(0, 103).Select(i => i * 7 % 103 / 50.0)];

        var bins = ReliabilityCurve.Of(Likelihood, distances, [.. distances.Select(distance => distance < 1)], 10).Bins;

        Assert.All(bins, bin => Assert.InRange(bin.Count, 10, 11));
        Assert.Equal(103, bins.Sum(bin => bin.Count));
        Assert.Equal(bins.Select(bin => bin.MeanPredicted).Order(), bins.Select(bin => bin.MeanPredicted));
    }

    [Fact]
    public void Pairs_of_one_likelihood_are_never_parted_by_what_is_true()
    {
        double[] distances = [.. Enumerable.Range(0, 100).Select(i => (double)i)];

        var curve = ReliabilityCurve.Of(new StyleLikelihood(0, 0), distances, [.. distances.Select(distance => distance < 50)], 10);

        Assert.Equal([new ReliabilityBin(0.5, 0.5, 100)], curve.Bins);
        Assert.Equal((0, 0.25), (curve.ExpectedCalibrationError, curve.Brier));
    }

    [Fact]
    public void Fewer_pairs_than_bins_make_a_bin_each() =>
        Assert.Equal([1, 1], ReliabilityCurve.Of(Likelihood, [1, 2], [true, false], 10).Bins.Select(bin => bin.Count));

    [Fact]
    public void No_pairs_and_numbers_that_are_no_distances_are_refused()
    {
        Assert.Throws<ArgumentException>(() => ReliabilityCurve.Of(Likelihood, [], [], 10));
        Assert.Throws<ArgumentException>(() => ReliabilityCurve.Of(Likelihood, [1], [true, false], 10));
        Assert.Throws<ArgumentException>(() => ReliabilityCurve.Of(Likelihood, [double.NaN], [true], 10));
    }
}
