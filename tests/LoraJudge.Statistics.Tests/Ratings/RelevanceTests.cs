using LoraJudge.Statistics.Ratings;

namespace LoraJudge.Statistics.Tests.Ratings;

public sealed class RelevanceTests
{
    [Theory]
    [InlineData(Aggregation.Median, 2.5)]
    [InlineData(Aggregation.Mean, 2.25)]
    [InlineData(Aggregation.Majority, 2)]
    public void Four_ratings_make_one_grade(Aggregation aggregation, double expected) =>
        Assert.Equal(expected, new RelevanceRule(aggregation, 3).Grade([3, 1, 2, 3]).Value);

    [Theory]
    [InlineData(new double[] { 3, 3, 1 }, true)]
    [InlineData(new double[] { 3, 1, 1 }, false)]
    [InlineData(new double[] { 4, 4, 1, 1 }, false)]
    public void A_majority_is_more_than_half_of_the_raters(double[] ratings, bool expected) =>
        Assert.Equal(expected, new RelevanceRule(Aggregation.Majority, 3).IsRelevant(ratings));

    [Fact]
    public void An_item_without_ratings_is_neither_relevant_nor_not() =>
        Assert.Equal(
            [true, null],
            RatingsToRelevance.Relevance(
                new double?[,]
                {
                    { 4, null },
                    { 3, null },
                },
                new(Aggregation.Median, 3)
            )
        );

    [Fact]
    public void The_sensitivity_table_has_a_row_per_rule()
    {
        var ratings = new double?[,]
        {
            { 1, 2, 4, null },
            { 2, 3, 4, null },
        };
        var rows = RatingsToRelevance.Sensitivity(
            ratings,
            [Aggregation.Median, Aggregation.Majority],
            [2, 3, 4],
            relevance => Figure.Of(relevance.Count(item => item == true))
        );
        Assert.Equal([2, 1, 1, 2, 1, 1], rows.Select(row => row.Relevant));
        Assert.All(rows, row => Assert.Equal(3, row.Rated));
        Assert.All(rows, row => Assert.Equal(row.Relevant, row.Figure!.Value.Value));
    }

    [Fact]
    public void A_rating_that_is_not_finite_is_refused() =>
        Assert.Throws<ArgumentException>(() =>
            RatingsToRelevance.Grades(
                new double?[,]
                {
                    { double.NaN },
                },
                new(Aggregation.Mean, 2)
            )
        );
}
