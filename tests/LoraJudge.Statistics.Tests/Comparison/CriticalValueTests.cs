using System.Globalization;
using LoraJudge.Statistics.Comparison;
using LoraJudge.Statistics.Resampling;

namespace LoraJudge.Statistics.Tests.Comparison;

/// <summary>
/// Critical values against those of critical-values.R, which shares neither rules nor functions with the library. By mpmath 1.2.1 with 30
/// digits (nested Gauss-Legendre panels) the tails at its values are alpha to 5e-15: k = 4, ν = 76, 1e-12; k = 20, ν = 5, 1e-15; k = 20,
/// ν = 76, 0.05 and, one-sided, 1e-12; mixed sizes, ν = 76, 1e-15.
/// </summary>
public sealed class CriticalValueTests
{
    private static readonly Row[] Rows =
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "critical-values.csv")).Skip(1).Select(Row.Of),
    ];

    public static TheoryData<string, double> Distributions => [.. Rows.Select(row => (row.Design, row.DegreesOfFreedom)).Distinct()];

    [Theory]
    [MemberData(nameof(Distributions))]
    public void Critical_values_are_right_from_one_half_to_the_farthest_tail(string design, double degreesOfFreedom)
    {
        foreach (var row in Rows.Where(row => (row.Design, row.DegreesOfFreedom) == (design, degreesOfFreedom)))
            Near.Relative(
                row.Critical,
                row.TwoSided ? row.Distribution().TwoSidedCriticalValue(row.Alpha) : row.Distribution().UpperCriticalValue(row.Alpha),
                1e-9,
                row.ToString()
            );
    }

    [Theory]
    [MemberData(nameof(Distributions))]
    public void Tails_give_back_the_alpha_of_their_critical_values(string design, double degreesOfFreedom)
    {
        foreach (var row in Rows.Where(row => (row.Design, row.DegreesOfFreedom) == (design, degreesOfFreedom)))
        {
            var distribution = row.Distribution();
            var tail = row.TwoSided ? distribution.TwoSidedTail(row.Critical) : distribution.UpperTail(row.Critical);
            // What R gives to 1e-11 is up to c² times less certain in p.
            Near.Relative(row.Alpha, tail, 3e-9, row.ToString());
        }
    }

    [Theory]
    [InlineData(1e-15)]
    [InlineData(1e-12)]
    [InlineData(0.05)]
    [InlineData(0.5)]
    public void With_one_degree_of_freedom_one_comparison_has_the_Cauchy_quantile(double alpha)
    {
        var cauchy = new DunnettDistribution([0], 1);
        Near.Relative(1 / Math.Tan(Math.PI * alpha / 2), cauchy.TwoSidedCriticalValue(alpha), 1e-13);
        Near.Absolute(1 / Math.Tan(Math.PI * alpha), cauchy.UpperCriticalValue(alpha), 1e-13 / alpha);
    }

    [Theory]
    [InlineData(1e18)]
    [InlineData(1e100)]
    [InlineData(double.MaxValue)]
    public void Very_many_degrees_of_freedom_are_a_known_variance(double degreesOfFreedom)
    {
        double[] lambdas = [0.3, 0.5, 0.7];
        foreach (var alpha in (double[])[1e-15, 0.05, 0.5])
            Near.Relative(
                new DunnettDistribution(lambdas, double.PositiveInfinity).TwoSidedCriticalValue(alpha),
                new DunnettDistribution(lambdas, degreesOfFreedom).TwoSidedCriticalValue(alpha),
                1e-12
            );
    }

    [Fact]
    public void Upper_critical_values_of_probabilities_above_one_half_are_negative()
    {
        var student = new DunnettDistribution([0], 7);
        Near.Relative(-student.UpperCriticalValue(0.1), student.UpperCriticalValue(0.9), 1e-12);
        Near.Absolute(0, student.UpperCriticalValue(0.5), 1e-14);
    }

    [Fact]
    public void A_critical_value_beyond_the_doubles_is_infinite() =>
        Assert.Equal(double.PositiveInfinity, new DunnettDistribution([0], 0.01).TwoSidedCriticalValue(1e-15));

    [Fact]
    public void Statistics_that_are_nearly_one_are_refused_by_name() =>
        Assert.Equal("lambdas", Assert.Throws<ArgumentException>(() => new DunnettDistribution([1 - 1e-12], 5)).ParamName);

    [Theory]
    [InlineData(1e-15)]
    [InlineData(1e-6)]
    [InlineData(0.05)]
    [InlineData(0.5)]
    public void Nemenyis_critical_difference_of_two_methods_is_that_of_one_normal_variable(double alpha)
    {
        var normal = new DunnettDistribution([0], double.PositiveInfinity).TwoSidedCriticalValue(alpha);
        // k (k + 1)/(6 b) is 1 for k = 2 and b = 1.
        Near.Relative(normal, Friedman.CriticalDifference(2, 1, alpha), 1e-12);
    }

    [Fact]
    public void A_jackknife_of_two_values_has_an_interval_at_any_level()
    {
        var interval = Jackknife.Summarise(0.5, [0, 1], 1 - 1e-12).Interval!;
        Near.Relative(0.5 / Math.Tan(Math.PI / 2 * 1e-12), interval.Upper - 0.5, 1e-3);
    }

    private sealed record Row(string Design, double DegreesOfFreedom, double Alpha, bool TwoSided, double Critical)
    {
        public static Row Of(string line)
        {
            var fields = line.Split(',');
            double Number(int field) =>
                fields[field] == "Inf" ? double.PositiveInfinity : double.Parse(fields[field], CultureInfo.InvariantCulture);
            return new(fields[0], Number(1), Number(2), bool.Parse(fields[3]), Number(4));
        }

        public DunnettDistribution Distribution() =>
            Design == "mixed"
                ? DunnettDistribution.OfSizes(12, [5, 5, 8, 20, 60], DegreesOfFreedom)
                : DunnettDistribution.OfSizes(
                    1,
                    [.. Enumerable.Repeat(1, int.Parse(Design, CultureInfo.InvariantCulture))],
                    DegreesOfFreedom
                );
    }
}
