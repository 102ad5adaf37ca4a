using LoraJudge.Statistics.Comparison;

namespace LoraJudge.Statistics.Tests.Comparison;

public sealed class SignTestTests
{
    [Theory]
    // Exact: twice the sum of the binomial coefficients, as integers, over 2^n (Python's fractions; scipy.stats.binomtest gives the same).
    [InlineData(1, 0, 1)]
    [InlineData(3, 3, 1)]
    [InlineData(9, 1, 0.021484375)]
    [InlineData(1, 9, 0.021484375)]
    [InlineData(0, 7, 0.015625)]
    [InlineData(8, 2, 0.109375)]
    [InlineData(18, 5, 0.0106220245361328125)]
    [InlineData(40, 60, 0.05688793364098079)]
    [InlineData(260, 200, 0.005883922473103979)]
    [InlineData(5200, 4800, 6.593515598672442e-5)]
    [InlineData(300, 2000, 1.488543534296058e-307)]
    [InlineData(0, 1000, 1.8665272370064378e-301)]
    [InlineData(500_500, 499_500, 0.3177946913633055)]
    public void It_is_the_exact_binomial_test(int wins, int losses, double expected) =>
        Near.Relative(expected, SignTest.TwoSided(wins, losses).Value, 1e-12);

    [Fact]
    public void Its_critical_counts_are_the_published_ones() =>
        // Dixon and Mood (1946), table 1: with n = 20, 5 or fewer of the rarer sign are significant at 5%, 3 at 1%, and not one more.
        Assert.Equal(
            (true, false, true, false),
            (
                SignTest.TwoSided(5, 15).Value <= 0.05,
                SignTest.TwoSided(6, 14).Value <= 0.05,
                SignTest.TwoSided(3, 17).Value <= 0.01,
                SignTest.TwoSided(4, 16).Value <= 0.01
            )
        );

    [Fact]
    public void Millions_of_cases_have_a_finite_value() => Assert.InRange(SignTest.TwoSided(2_000_500, 2_000_000).Value, 0.79, 0.81);

    [Fact]
    public void No_win_and_no_loss_say_nothing() => Assert.Equal("neither is better in any case", SignTest.TwoSided(0, 0).Reason);

    [Fact]
    public void A_count_below_0_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => SignTest.TwoSided(-1, 2));
}
