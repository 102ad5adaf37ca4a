using LoraJudge.Web.Features.Production.Cleansing;

namespace LoraJudge.Web.Tests.Features.Production.Cleansing;

public sealed class MseHistogramTests
{
    [Fact]
    public void Every_value_is_counted_in_the_bin_that_holds_it()
    {
        double[] values = [0, 0.00005, 0.0001, 0.01, 0.5, 1, 3.2, 999, 1000, 195_075];

        var histogram = MseHistogram.Of(values, threshold: 0.01);

        Assert.Equal(values.Length, histogram.Bins.Sum(bin => bin.Count));
        Assert.All(
            histogram.Bins,
            bin => Assert.Equal(values.Count(value => value >= bin.From * (1 - 1e-12) && value < bin.To * (1 - 1e-12)), bin.Count)
        );
        Assert.Equal(3, histogram.Bins.Sum(bin => bin.Below));
    }

    [Fact]
    public void Bins_meet_and_hold_all_that_eq_1_can_give()
    {
        var histogram = MseHistogram.Of([], threshold: 0.01);

        Assert.Equal(0, histogram.Bins[0].From);
        Assert.All(histogram.Bins.Zip(histogram.Bins.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From, 1e-9));
        Assert.True(histogram.Bins[^1].To > CleansingEndpoints.LargestMse);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.0001, 1)]
    [InlineData(1, 9)]
    [InlineData(100, 13)]
    public void A_value_stands_at_its_power_of_ten(double value, double position) =>
        Assert.Equal(position, MseHistogram.PositionOf(value), 1e-9);
}
