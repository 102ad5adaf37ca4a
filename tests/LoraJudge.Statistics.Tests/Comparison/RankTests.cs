using LoraJudge.Statistics.Comparison;

namespace LoraJudge.Statistics.Tests.Comparison;

public sealed class RankTests
{
    // Hollander and Wolfe (1973), p. 140: rounding first base, 22 players, three ways; R's friedman.test gives 11.143, p = 0.003805.
    private static readonly double[,] FirstBase =
    {
        { 5.40, 5.50, 5.55 },
        { 5.85, 5.70, 5.75 },
        { 5.20, 5.60, 5.50 },
        { 5.55, 5.50, 5.40 },
        { 5.90, 5.85, 5.70 },
        { 5.45, 5.55, 5.60 },
        { 5.40, 5.40, 5.35 },
        { 5.45, 5.50, 5.35 },
        { 5.25, 5.15, 5.00 },
        { 5.85, 5.80, 5.70 },
        { 5.25, 5.20, 5.10 },
        { 5.65, 5.55, 5.45 },
        { 5.60, 5.35, 5.45 },
        { 5.05, 5.00, 4.95 },
        { 5.50, 5.50, 5.40 },
        { 5.45, 5.55, 5.50 },
        { 5.55, 5.55, 5.35 },
        { 5.45, 5.50, 5.55 },
        { 5.50, 5.45, 5.25 },
        { 5.65, 5.60, 5.40 },
        { 5.70, 5.65, 5.55 },
        { 6.30, 6.30, 6.25 },
    };

    [Fact]
    public void Friedmans_statistic_of_the_classic_data_is_corrected_for_ties()
    {
        var result = Friedman.Test(FirstBase);
        Near.Absolute(11.143, result.ChiSquare.Value, 5e-4);
        Near.Absolute(0.003805, result.PValue.Value, 5e-7);
    }

    [Fact]
    public void Blocks_of_ties_leave_Friedmans_statistic_undefined() =>
        Assert.False(
            Friedman
                .Test(
                    new double[,]
                    {
                        { 1, 1 },
                        { 2, 2 },
                    }
                )
                .ChiSquare.IsDefined
        );

    [Theory]
    // Demšar (2006), table 5: critical values q_0.05 of the Nemenyi test.
    [InlineData(2, 1.960)]
    [InlineData(3, 2.343)]
    [InlineData(4, 2.569)]
    [InlineData(5, 2.728)]
    [InlineData(10, 3.164)]
    public void Nemenyis_critical_values_are_Demsars(int methods, double expected)
    {
        var difference = Friedman.CriticalDifference(methods, 1) / Math.Sqrt(methods * (methods + 1) / 6.0);
        Near.Absolute(expected, difference, 1e-3);
    }

    [Fact]
    public void Nemenyis_p_value_at_the_critical_difference_is_alpha()
    {
        var critical = StudentizedRange.CriticalValue(0.01, 6);
        Near.Relative(0.01, StudentizedRange.Tail(critical, 6), 1e-12);
    }

    [Fact]
    public void A_range_of_two_is_a_normal_difference() =>
        Near.Relative(2 * NormalTail.Q(14 / Math.Sqrt(2)), StudentizedRange.Tail(14, 2), 1e-12);

    [Fact]
    public void Holm_multiplies_by_the_number_that_remains() =>
        Assert.Equal([0.03, 0.06, 0.06], PValueAdjustment.Holm([0.01, 0.04, 0.03]).Select(p => Math.Round(p, 15)));

    [Fact]
    public void Sidak_keeps_the_digits_of_small_p_values() => Near.Relative(5e-30, PValueAdjustment.Sidak([1e-30, 1, 1, 1, 1])[0], 1e-14);
}
