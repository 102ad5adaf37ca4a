using CsCheck;
using LoraJudge.Statistics.Comparison;

namespace LoraJudge.Statistics.Tests.Comparison;

public sealed class BlockedComparisonTests
{
    private static readonly Gen<double[,]> Scores = Gen.Double[-2, 2]
        .Array[8 * 4]
        .Select(cells =>
        {
            var scores = new double[8, 4];
            for (var i = 0; i < cells.Length; i++)
                scores[i / 4, i % 4] = cells[i];
            return scores;
        });

    [Fact]
    public void Two_methods_are_the_paired_t_test()
    {
        // Student (1908), sleep data: mean difference 1.58, t = 4.0621, 9 degrees of freedom, p = 0.00283.
        double[] first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0];
        double[] second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
        var scores = new double[10, 2];
        for (var i = 0; i < 10; i++)
            (scores[i, 0], scores[i, 1]) = (first[i], second[i]);
        var comparison = BlockedDunnett.Test(scores).Comparisons[0];
        Near.Relative(4.062127683382037, comparison.Statistic.Value, 1e-12);
        Near.Relative(0.00283289019738427, comparison.PValue.Value, 1e-11);
    }

    [Fact]
    public void The_level_of_a_block_does_not_matter() =>
        Scores.Sample(scores =>
        {
            var shifted = (double[,])scores.Clone();
            for (var block = 0; block < 8; block++)
            for (var method = 0; method < 4; method++)
                shifted[block, method] += 100 * block;
            var (plain, moved) = (BlockedDunnett.Test(scores), BlockedDunnett.Test(shifted));
            for (var i = 0; i < 3; i++)
                Near.Relative(plain.Comparisons[i].PValue.Value, moved.Comparisons[i].PValue.Value, 1e-9);
        });

    [Fact]
    public void The_statistic_is_the_difference_over_the_residual_error()
    {
        // Residuals after block and method means are +-0.5 for two methods and blocks: MSE 1, standard error sqrt(2 * 1 / 2).
        var result = BlockedDunnett.Test(
            new double[,]
            {
                { 0, 2 },
                { 1, 1 },
            }
        );
        Near.Absolute(1, result.Comparisons[0].Difference, 1e-15);
        Near.Absolute(1, result.Comparisons[0].StandardError.Value, 1e-15);
    }

    [Fact]
    public void Residuals_that_vanish_are_flagged() =>
        Assert.True(
            BlockedDunnett
                .Test(
                    new[,]
                    {
                        { 0.1, 0.4 },
                        { 0.3, 0.6 },
                        { 0.2, 0.5 },
                    }
                )
                .IsDegenerate
        );

    [Fact]
    public void Step_down_never_gives_a_larger_p_value() =>
        Scores.Sample(scores =>
        {
            var (single, down) = (BlockedDunnett.Test(scores), BlockedDunnett.StepDown(scores));
            for (var i = 0; i < 3; i++)
                Assert.True(down.Comparisons[i].PValue.Value <= single.Comparisons[i].PValue.Value * (1 + 1e-12));
        });

    [Fact]
    public void Sign_flips_of_few_blocks_are_enumerated()
    {
        // All three differences are positive: only one of 2^3 patterns reaches the mean, two in absolute value.
        var scores = new double[,]
        {
            { 0, 1 },
            { 0, 2 },
            { 0, 3 },
        };
        Assert.Equal(1.0 / 8, MaxTPermutation.Test(scores, 0, Alternative.Greater).Comparisons[0].PValue);
        Assert.Equal(2.0 / 8, MaxTPermutation.Test(scores).Comparisons[0].PValue);
    }

    [Fact]
    public void Sign_flips_do_not_depend_on_the_number_of_threads()
    {
        var scores = new double[30, 3];
        for (var i = 0; i < 90; i++)
            scores[i / 3, i % 3] = Math.Sin(i * i);
        var one = MaxTPermutation.Test(scores, permutations: 5000, maxDegreeOfParallelism: 1);
        var many = MaxTPermutation.Test(scores, permutations: 5000, maxDegreeOfParallelism: 8);
        Assert.Equal(one.Comparisons, many.Comparisons);
    }

    [Fact]
    public void Max_t_p_values_lie_between_their_own_and_the_sum_of_all() =>
        Scores.Sample(scores =>
        {
            var comparisons = MaxTPermutation.Test(scores).Comparisons;
            Assert.All(comparisons, comparison => Assert.True(comparison.UnadjustedPValue <= comparison.StepDownPValue));
            Assert.All(comparisons, comparison => Assert.True(comparison.StepDownPValue <= comparison.PValue));
        });

    [Fact]
    public void Tenths_that_sum_to_the_same_are_ties()
    {
        // Flipping 0.1 and 0.2 against 0.3 gives 0 in exact arithmetic, as does the observed order.
        var scores = new[,]
        {
            { 0, 0.1 },
            { 0, 0.2 },
            { 0, -0.3 },
        };
        Assert.Equal(1, MaxTPermutation.Test(scores).Comparisons[0].PValue);
    }

    [Fact]
    public void Paired_bootstrap_draws_the_same_blocks_for_every_method()
    {
        var scores = new double[10, 3];
        for (var i = 0; i < 10; i++)
            (scores[i, 1], scores[i, 2]) = (i % 4, 2 * (i % 4));
        var results = PairedBootstrap.Compare(scores, options: new(500));
        Assert.Equal(results[0].Difference.Replicates.Select(value => 2 * value), results[1].Difference.Replicates);
    }

    [Fact]
    public void A_paired_bootstrap_of_one_block_is_undefined_and_says_why()
    {
        var result = PairedBootstrap.Compare(
            new[,]
            {
                { 0.2, 0.5 },
            }
        )[0];
        Assert.Equal("there is one block: resampling needs at least two", result.PValue.Reason);
        Assert.Null(result.Difference.Percentile);
        Assert.Null(result.Difference.Bca);
        Near.Absolute(0.3, result.Difference.Estimate.Value, 1e-15);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.1)]
    public void A_paired_bootstrap_of_equal_differences_is_undefined_and_says_why(double difference)
    {
        // 0.3 - 0.2 and 0.4 - 0.3 are equal up to rounding.
        var scores = new double[20, 2];
        for (var block = 0; block < 20; block++)
            (scores[block, 0], scores[block, 1]) = (block / 10.0, block / 10.0 + difference);
        var result = PairedBootstrap.Compare(scores)[0];
        Assert.Equal("the difference is the same in every block: resampling finds no variation", result.PValue.Reason);
        Assert.Null(result.Difference.Percentile);
        Assert.Null(result.Difference.Bca);
        Near.Absolute(difference, result.Difference.Estimate.Value, 1e-15);
    }

    [Fact]
    public void A_column_that_is_not_there_is_refused_by_name() =>
        Assert.Equal("control", Assert.Throws<ArgumentException>(() => BlockedDunnett.Test(new double[2, 2], 2)).ParamName);
}
