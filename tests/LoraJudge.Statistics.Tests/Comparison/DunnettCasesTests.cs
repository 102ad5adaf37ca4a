using System.Text.Json;
using LoraJudge.Statistics.Comparison;

namespace LoraJudge.Statistics.Tests.Comparison;

public sealed class DunnettCasesTests
{
    [Theory]
    [InlineData(Alternative.TwoSided, "p_two_sided")]
    [InlineData(Alternative.Greater, "p_greater")]
    [InlineData(Alternative.Less, "p_less")]
    public void Adjusted_p_values_equal_the_published_cases(Alternative alternative, string key)
    {
        foreach (var item in SharedCases.OfKind("dunnett"))
            AssertEach(item, key, Test(item, alternative), comparison => comparison.PValue.Value, item.Number("tolerance", "p_rel"));
    }

    [Fact]
    public void Statistics_equal_the_published_cases()
    {
        foreach (var item in SharedCases.OfKind("dunnett"))
            AssertEach(
                item,
                "statistic",
                Test(item, Alternative.TwoSided),
                comparison => comparison.Statistic.Value,
                item.Number("tolerance", "statistic_rel")
            );
    }

    [Fact]
    public void Unadjusted_p_values_equal_the_published_cases()
    {
        foreach (var item in SharedCases.OfKind("dunnett"))
            AssertEach(
                item,
                "unadjusted_p_two_sided",
                Test(item, Alternative.TwoSided),
                comparison => comparison.UnadjustedPValue.Value,
                item.Number("tolerance", "p_rel")
            );
    }

    [Fact]
    public void Step_down_p_values_equal_the_published_cases()
    {
        foreach (var item in SharedCases.OfKind("dunnett"))
            AssertEach(
                item,
                "step_down_p_two_sided",
                Dunnett.StepDown(item.Numbers("input", "control"), Groups(item)),
                comparison => comparison.PValue.Value,
                item.Number("tolerance", "p_rel")
            );
    }

    [Theory]
    [InlineData(Alternative.TwoSided, "critical_two_sided")]
    [InlineData(Alternative.Greater, "critical_one_sided")]
    [InlineData(Alternative.Less, "critical_one_sided")]
    public void Critical_values_equal_the_published_cases(Alternative alternative, string key)
    {
        foreach (var item in SharedCases.OfKind("dunnett"))
        {
            var critical = Test(item, alternative).CriticalValue.Value;
            Near.Relative(item.Number("expected", key), critical, item.Number("tolerance", "critical_rel"), item.Id());
        }
    }

    [Fact]
    public void Simultaneous_intervals_equal_the_published_cases()
    {
        foreach (var item in SharedCases.OfKind("dunnett"))
        {
            var tolerance = item.Number("tolerance", "ci_abs_in_units_of_standard_error");
            var two = Test(item, Alternative.TwoSided).Comparisons;
            var greater = Test(item, Alternative.Greater).Comparisons;
            var less = Test(item, Alternative.Less).Comparisons;
            for (var i = 0; i < two.Count; i++)
            {
                var allowed = tolerance * two[i].StandardError.Value;
                Near.Absolute(item.Numbers("expected", "ci_two_sided", "low")[i], two[i].Interval!.Lower, allowed, item.Id());
                Near.Absolute(item.Numbers("expected", "ci_two_sided", "high")[i], two[i].Interval!.Upper, allowed, item.Id());
                Near.Absolute(item.Numbers("expected", "ci_greater_low")[i], greater[i].Interval!.Lower, allowed, item.Id());
                Near.Absolute(item.Numbers("expected", "ci_less_high")[i], less[i].Interval!.Upper, allowed, item.Id());
            }
        }
    }

    [Fact]
    public void Tabulated_critical_values_equal_the_published_cases()
    {
        foreach (var item in SharedCases.OfKind("dunnett_critical_value"))
        {
            var lambdas = Enumerable.Repeat(Math.Sqrt(item.Number("input", "rho")), item.At("input", "groups").GetInt32());
            var distribution = new DunnettDistribution([.. lambdas], item.Number("input", "df"));
            var alpha = item.Number("input", "alpha");
            var critical =
                item.At("input", "side").GetString() == "two-sided"
                    ? distribution.TwoSidedCriticalValue(alpha)
                    : distribution.UpperCriticalValue(alpha);
            Near.Relative(item.Number("expected", "critical_value"), critical, item.Number("tolerance", "critical_rel"), item.Id());
        }
    }

    private static ManyToOneResult Test(JsonElement item, Alternative alternative) =>
        Dunnett.Test(item.Numbers("input", "control"), Groups(item), alternative, item.Number("input", "confidence"));

    private static double[][] Groups(JsonElement item) => [.. item.At("input", "groups").EnumerateArray().Select(group => group.Numbers())];

    private static void AssertEach(
        JsonElement item,
        string key,
        ManyToOneResult result,
        Func<LoraJudge.Statistics.Comparison.Comparison, double> figure,
        double tolerance
    )
    {
        var expected = item.Numbers("expected", key);
        for (var i = 0; i < expected.Length; i++)
            Near.Relative(expected[i], figure(result.Comparisons[i]), tolerance, $"{item.Id()} {key} {i}");
    }
}
