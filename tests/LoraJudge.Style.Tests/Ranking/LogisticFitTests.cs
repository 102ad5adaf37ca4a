using LoraJudge.Style.Ranking;

namespace LoraJudge.Style.Tests.Ranking;

public sealed class LogisticFitTests
{
    [Fact]
    public void The_log_odds_that_sides_were_drawn_by_are_found_again()
    {
        var random = new Random(7);
        var drawn = Enumerable
            .Range(0, 200_000)
            .Select(_ => new[] { 3 + random.NextDouble(), 500 * (random.NextDouble() - 0.5) })
            .ToLookup(x => random.NextDouble() < 1 / (1 + Math.Exp(-(7 - (2 * x[0]) + (0.01 * x[1])))), x => (x, 1.0));

        var (intercept, slopes) = LogisticFit.Fit([.. drawn[true]], [.. drawn[false]]);

        // The sides count alike, so that only the intercept knows how many there are of each.
        Assert.Equal(-2, slopes[0], 0.1);
        Assert.Equal(0.01, slopes[1], 0.0005);
        Assert.Equal(7 - Math.Log((double)drawn[true].Count() / drawn[false].Count()), intercept, 0.3);
    }

    [Fact]
    public void What_weighs_twice_counts_as_if_it_were_there_twice()
    {
        var random = new Random(3);
        (double[] Features, double Weight)[] Side(double middle) =>
            [.. Enumerable.Range(0, 500).Select(place => (new[] { middle + random.NextDouble() }, 1.0 + (place % 2)))];
        var (yes, no) = (Side(0.5), Side(0));
        static (double[], double)[] Twice((double[] Features, double Weight)[] side) =>
            [.. side.SelectMany(one => Enumerable.Repeat((one.Features, 1.0), (int)one.Weight))];

        var (weighted, repeated) = (LogisticFit.Fit(yes, no), LogisticFit.Fit(Twice(yes), Twice(no)));

        Assert.Equal(repeated.Slopes[0], weighted.Slopes[0], 0.05);
        Assert.Equal(repeated.Intercept, weighted.Intercept, 0.05);
    }

    [Fact]
    public void A_feature_that_never_changes_leaves_the_others_alone()
    {
        (double[], double)[] yes = [([1.0, 5.0], 1), ([2.0, 5.0], 1), ([4.0, 5.0], 1)];
        (double[], double)[] no = [([0.0, 5.0], 1), ([1.5, 5.0], 1), ([3.0, 5.0], 1)];

        var (intercept, slopes) = LogisticFit.Fit(yes, no);

        Assert.True(slopes[0] > 0);
        Assert.True(double.IsFinite(intercept) && double.IsFinite(slopes[1]));
    }
}
