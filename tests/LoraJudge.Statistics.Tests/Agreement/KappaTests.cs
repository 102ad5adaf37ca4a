using CsCheck;
using LoraJudge.Statistics.Agreement;

namespace LoraJudge.Statistics.Tests.Agreement;

public sealed class KappaTests
{
    // Fleiss (1971) as worked on Wikipedia, "Fleiss' kappa": 10 subjects, 14 raters, 5 categories, kappa 0.210.
    private static readonly int[,] Fleiss =
    {
        { 0, 0, 0, 0, 14 },
        { 0, 2, 6, 4, 2 },
        { 0, 0, 3, 5, 6 },
        { 0, 3, 9, 2, 0 },
        { 2, 2, 8, 1, 1 },
        { 7, 7, 0, 0, 0 },
        { 3, 2, 6, 3, 0 },
        { 2, 5, 3, 2, 2 },
        { 6, 5, 2, 1, 0 },
        { 0, 2, 2, 3, 7 },
    };

    [Fact]
    public void Fleiss_kappa_of_the_classic_table_is_0_210()
    {
        var ratings = new double?[14, 10];
        for (var unit = 0; unit < 10; unit++)
        {
            var rater = 0;
            for (var category = 0; category < 5; category++)
            for (var i = 0; i < Fleiss[unit, category]; i++)
                ratings[rater++, unit] = category;
        }
        Near.Absolute(0.20993070442195522, FleissKappa.Compute(ratings).Value, 1e-14);
    }

    [Fact]
    public void Cohens_kappa_of_a_two_by_two_table()
    {
        // 20 yes/yes, 5 yes/no, 10 no/yes, 15 no/no: observed .7, expected .5, kappa .4 (Wikipedia, "Cohen's kappa").
        double?[] first = [.. Enumerable.Repeat(1.0, 25), .. Enumerable.Repeat(0.0, 25)];
        double?[] second =
        [
            .. Enumerable.Repeat(1.0, 20),
            .. Enumerable.Repeat(0.0, 5),
            .. Enumerable.Repeat(1.0, 10),
            .. Enumerable.Repeat(0.0, 15),
        ];
        Near.Absolute(0.4, CohenKappa.Compute(first, second, [0, 1]).Value, 1e-14);
    }

    [Theory]
    [InlineData(KappaWeights.None, 3.0 / 9, 2.0 / 3)]
    [InlineData(KappaWeights.Linear, 4.0 / 9, 8.0 / 9)]
    [InlineData(KappaWeights.Quadratic, 6.0 / 9, 4.0 / 3)]
    public void Weights_change_what_a_disagreement_costs(KappaWeights weights, double observed, double chance)
    {
        // All margins are 1/3; three of nine units are off, one of them by two categories.
        double?[] first = [1, 1, 1, 2, 2, 2, 3, 3, 3];
        double?[] second = [1, 1, 2, 2, 2, 3, 3, 3, 1];
        Near.Absolute(1 - observed / chance, CohenKappa.Compute(first, second, [1, 2, 3], weights).Value, 1e-14);
    }

    [Theory]
    [InlineData(KappaWeights.Linear, 1 - 1.0 * 6 / 46)]
    [InlineData(KappaWeights.Quadratic, 1 - 1.0 * 6 / 102)]
    public void A_category_that_nobody_chose_is_a_step_of_the_scale(KappaWeights weights, double expected)
    {
        // Nobody chose 3. Margins are (2, 2, 0, 2) and (1, 3, 0, 2), so Σ w n_i m_j is 46 and 102.
        double?[] first = [1, 2, 4, 1, 2, 4];
        double?[] second = [1, 2, 4, 2, 2, 4];
        Near.Absolute(expected, CohenKappa.Compute(first, second, [1, 2, 3, 4], weights).Value, 1e-14);
    }

    [Fact]
    public void Weights_follow_the_order_in_which_the_scale_is_named()
    {
        double?[] first = [1, 2, 3, 1];
        double?[] second = [1, 2, 3, 2];
        var descending = CohenKappa.Compute(first, second, [3, 2, 1], KappaWeights.Linear);
        Assert.Equal(CohenKappa.Compute(first, second, [1, 2, 3], KappaWeights.Linear), descending);
        Assert.NotEqual(CohenKappa.Compute(first, second, [2, 3, 1], KappaWeights.Linear), descending);
    }

    [Theory]
    [InlineData(new[] { 1.0, 2 }, "second")]
    [InlineData(new[] { 1.0, 2, 2, 5 }, "categories")]
    [InlineData(new[] { 1.0, 2, 5, double.NaN }, "categories")]
    public void A_rating_off_the_scale_or_a_bad_scale_is_refused_by_name(double[] categories, string argument) =>
        Assert.Equal(argument, Assert.Throws<ArgumentException>(() => CohenKappa.Compute([1, 2], [1, 5], categories)).ParamName);

    [Fact]
    public void One_constant_category_leaves_kappa_undefined() => Assert.False(CohenKappa.Compute([1, 1], [1, 1], [1, 2]).IsDefined);

    [Fact]
    public void Fleiss_kappa_refuses_units_with_different_numbers_of_ratings()
    {
        var refusal = Assert.Throws<ArgumentException>(() =>
            FleissKappa.Compute(
                new double?[,]
                {
                    { 1, 2 },
                    { 1, null },
                }
            )
        );
        Assert.Contains("Unit 1", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Percent_agreement_counts_pairs()
    {
        var ratings = new double?[,]
        {
            { 1, 1 },
            { 1, 2 },
            { 1, 3 },
        };
        Assert.Equal(0.5, PercentAgreement.Pairwise(ratings).Value);
    }

    [Fact]
    public void Unanimity_counts_units() =>
        Assert.Equal(
            0.5,
            PercentAgreement
                .Unanimous(
                    new double?[,]
                    {
                        { 1, 1 },
                        { 1, 2 },
                        { 1, null },
                    }
                )
                .Value
        );

    [Fact]
    public void Unweighted_kappa_is_symmetric() =>
        Gen.Int[1, 3]
            .Select(value => (double?)value)
            .Array[2, 20]
            .SelectMany(first => Gen.Int[1, 3].Select(value => (double?)value).Array[first.Length], (first, second) => (first, second))
            .Sample(pair =>
            {
                var (a, b) = (
                    CohenKappa.Compute(pair.first, pair.second, [1, 2, 3]),
                    CohenKappa.Compute(pair.second, pair.first, [1, 2, 3])
                );
                Near.Absolute(a.ValueOrNull ?? 9, b.ValueOrNull ?? 9, 1e-13);
            });
}
