using LoraJudge.Statistics.Agreement;

namespace LoraJudge.Statistics.Tests.Agreement;

public sealed class KrippendorffAlphaTests
{
    // Krippendorff (2011), section C: four observers, 12 units, missing ratings; published .743, .815, .849, .797.
    private static readonly double?[,] Krippendorff2011 =
    {
        { 1, 2, 3, 3, 2, 1, 4, 1, 2, null, null, null },
        { 1, 2, 3, 3, 2, 2, 4, 1, 2, 5, null, 3 },
        { null, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, null },
        { 1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, null },
    };

    [Theory]
    [InlineData(MeasurementLevel.Nominal, 113.0 / 152)]
    [InlineData(MeasurementLevel.Ordinal, 108577.0 / 133160)]
    [InlineData(MeasurementLevel.Interval, 0.8491071428571428)]
    [InlineData(MeasurementLevel.Ratio, 0.797402774711612)]
    public void Krippendorffs_example_is_reproduced(MeasurementLevel level, double expected) =>
        Near.Absolute(expected, KrippendorffAlpha.Compute(Krippendorff2011, level).Alpha.Value, 1e-14);

    [Fact]
    public void Two_different_ratings_of_one_unit_give_0_at_every_level()
    {
        foreach (var level in Enum.GetValues<MeasurementLevel>())
            Assert.Equal(
                0,
                KrippendorffAlpha
                    .Compute(
                        new double?[,]
                        {
                            { 1 },
                            { 4 },
                        },
                        level
                    )
                    .Alpha.Value
            );
    }

    [Fact]
    public void Ratings_without_variation_leave_alpha_undefined()
    {
        var alpha = KrippendorffAlpha
            .Compute(
                new double?[,]
                {
                    { 2, 2, 3 },
                    { 2, 2, null },
                },
                MeasurementLevel.Ordinal
            )
            .Alpha;
        Assert.Equal("the pairable ratings do not vary", alpha.Reason);
    }

    [Fact]
    public void Single_ratings_leave_alpha_undefined()
    {
        var alpha = KrippendorffAlpha
            .Compute(
                new double?[,]
                {
                    { 1, null },
                    { null, 2 },
                },
                MeasurementLevel.Nominal
            )
            .Alpha;
        Assert.Equal("no unit has two ratings", alpha.Reason);
    }

    [Fact]
    public void Two_zeros_do_not_differ_at_the_ratio_level()
    {
        var alpha = KrippendorffAlpha
            .Compute(
                new double?[,]
                {
                    { 0, 1 },
                    { 0, 1 },
                },
                MeasurementLevel.Ratio
            )
            .Alpha;
        Assert.Equal(1, alpha.Value);
    }

    [Fact]
    public void A_large_offset_costs_no_digits_at_the_interval_level()
    {
        var offset = new double?[3, 200];
        var plain = new double?[3, 200];
        for (var rater = 0; rater < 3; rater++)
        for (var unit = 0; unit < 200; unit++)
        {
            plain[rater, unit] = (unit * 37 + rater * unit * 11) % 101 / 8.0;
            offset[rater, unit] = 1e7 + plain[rater, unit];
        }
        var expected = KrippendorffAlpha.Compute(plain, MeasurementLevel.Interval).Alpha.Value;
        Near.Absolute(expected, KrippendorffAlpha.Compute(offset, MeasurementLevel.Interval).Alpha.Value, 1e-12);
    }

    [Fact]
    public void More_raters_than_a_byte_counts_are_counted()
    {
        var ratings = new double[300, 2];
        for (var rater = 0; rater < 300; rater++)
            ratings[rater, 1] = rater < 10 ? 0 : 1;
        // n_uc: 300 zeros; 10 zeros and 290 ones.
        var observed = 2.0 * 10 * 290 / 299 / 600;
        var expected = 2.0 * 310 * 290 / (600.0 * 599);
        Near.Absolute(1 - observed / expected, KrippendorffAlpha.Compute(ratings, MeasurementLevel.Nominal).Alpha.Value, 1e-14);
    }

    [Fact]
    public void Categories_may_be_named_by_text()
    {
        var ratings = new string?[,]
        {
            { "a", "b", "c" },
            { "a", "b", "a" },
        };
        var codes = new double?[,]
        {
            { 1, 2, 3 },
            { 1, 2, 1 },
        };
        Assert.Equal(KrippendorffAlpha.Compute(codes, MeasurementLevel.Nominal).Alpha, KrippendorffAlpha.Compute(ratings).Alpha);
    }

    [Theory]
    [InlineData(double.NaN, MeasurementLevel.Nominal, "NaN")]
    [InlineData(double.PositiveInfinity, MeasurementLevel.Interval, "[1, 0]")]
    [InlineData(-1, MeasurementLevel.Ratio, "negative")]
    public void Bad_ratings_are_refused_by_name(double bad, MeasurementLevel level, string problem)
    {
        var refusal = Assert.Throws<ArgumentException>(() =>
            KrippendorffAlpha.Compute(
                new[,]
                {
                    { 1, 2 },
                    { bad, 2 },
                },
                level
            )
        );
        Assert.Equal("ratings", refusal.ParamName);
        Assert.Contains(problem, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Ragged_rows_are_refused_by_name()
    {
        var refusal = Assert.Throws<ArgumentException>(() =>
            KrippendorffAlpha.Compute(
                [
                    [1, 2],
                    [1],
                ],
                MeasurementLevel.Nominal
            )
        );
        Assert.Contains("ragged", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_matrix_is_refused() =>
        Assert.Throws<ArgumentException>(() => KrippendorffAlpha.Compute(new double?[0, 0], MeasurementLevel.Nominal));
}
