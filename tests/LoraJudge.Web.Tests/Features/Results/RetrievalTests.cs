using LoraJudge.Statistics.Ratings;
using LoraJudge.Web.Features.Results.Figures;

namespace LoraJudge.Web.Tests.Features.Results;

public sealed class RetrievalTests
{
    private static readonly StudySketch Counted = new()
    {
        Rankings = [("A", ["ab", "ab"]), ("B", ["cb", "ca"])],
        RatersPerItem = 3,
        // q1: a 4, b 1, c 3. q2: a 2, b 3, c 1.
        Scores =
        [
            ["413", "231"],
            ["414", "231"],
            ["412", "241"],
        ],
    };

    [Theory]
    // A finds a relevant one first in q1, second in q2.
    [InlineData("A", "p@1", 0.5)]
    [InlineData("A", "p@2", 0.5)]
    [InlineData("A", "MRR@2", 0.75)]
    // B finds c first in q1, and nothing in q2.
    [InlineData("B", "p@1", 0.5)]
    [InlineData("B", "p@2", 0.25)]
    [InlineData("B", "MRR@2", 0.5)]
    [InlineData("B", "judged@2", 1)]
    public void Measures_are_those_counted_by_hand(string method, string measure, double value) =>
        Assert.Equal(value, Figure(Compute(Counted), method, measure)!.Value, 12);

    [Theory]
    [InlineData(2, 0)]
    [InlineData(3, 1.0 / 3)]
    public void A_first_relevant_result_below_the_depth_counts_nothing(int depth, double value)
    {
        // B's third, c, was judged because A found it first.
        var results = Compute(
            new StudySketch
            {
                Rankings = [("A", ["cde"]), ("B", ["abc"])],
                Depth = depth,
                Scores =
                [
                    [depth == 2 ? "1141" : "11411"],
                ],
            }
        );

        Assert.Equal(value, Figure(results, "B", $"MRR@{depth}")!.Value, 12);
    }

    [Fact]
    public void The_lowest_score_is_worth_nothing_in_ndcg()
    {
        var ndcg = Figure(Compute(Counted), "A", "nDCG@2")!.Value;

        // Gains 3, 0 of 3, 2 (c has 3: worth 2); then 1, 2 of 2, 1.
        var first = 3 / (3 + (2 / Math.Log2(3)));
        var second = (1 + (2 / Math.Log2(3))) / (2 + (1 / Math.Log2(3)));
        Assert.Equal((first + second) / 2, ndcg, 12);
    }

    [Fact]
    public void An_item_that_nobody_judged_is_not_relevant_and_said_so()
    {
        var results = Compute(
            Counted with
            {
                Scores =
                [
                    ["4.3", "23."],
                ],
            }
        );

        Assert.Equal(0.5, Figure(results, "B", "judged@2"));
        Assert.Contains(results.Notes, note => note.Contains("2 items have no judgment and count as not relevant"));
    }

    [Fact]
    public void A_query_without_judgments_is_left_out_of_the_means()
    {
        var results = Compute(
            Counted with
            {
                Scores =
                [
                    ["413", "..."],
                ],
            }
        );

        Assert.Equal(["q1"], results.Retrieval.JudgedTopics);
        Assert.Equal(1, Figure(results, "A", "p@1"));
        Assert.Contains(results.Notes, note => note.StartsWith("1 query has no judgment", StringComparison.Ordinal));
    }

    [Fact]
    public void A_query_that_a_method_has_nothing_for_counts_as_nothing_found()
    {
        var results = Compute(
            Counted with
            {
                Rankings = [("A", ["ab", "ab"]), ("B", ["cb", ""])],
                Scores =
                [
                    ["413", "23"],
                ],
            }
        );

        Assert.Equal(0.5, Figure(results, "B", "p@1"));
    }

    [Theory]
    [InlineData(Aggregation.Median, 3, 2, 0)]
    [InlineData(Aggregation.Median, 2, 2, 0.5)]
    [InlineData(Aggregation.Mean, 2.5, 60, 0.5)]
    [InlineData(Aggregation.Majority, 2, 1, 0.5)]
    public void Two_raters_who_differ_are_graded_by_the_rule(Aggregation aggregation, double threshold, int unit, double precision)
    {
        // Graded 2.5 by median and mean; the lower median is 2.
        var sketch = new StudySketch
        {
            Rankings = [("A", ["ab"])],
            Relevance = new(aggregation, threshold),
            Scores =
            [
                ["21"],
                ["31"],
            ],
        };

        var results = Compute(sketch);

        Assert.Equal(precision, Figure(results, "A", "p@2"));
        Assert.Equal(unit, results.Retrieval.GradeUnit);
    }

    [Fact]
    public void A_score_counts_once_for_every_method_that_found_its_item()
    {
        var results = Compute(Counted).Distributions;

        // b stands second in q1 for both, first nowhere.
        Assert.Equal([3, 0, 2, 1], results.ByRank.Single(one => one is { Method: "A", Rank: 2 }).Counts);
        Assert.Equal([6, 4, 1, 1], results.ByMethod.Single(one => one.Method == "B").Counts);
        Assert.Equal(1.75, results.ByMethod.Single(one => one.Method == "B").Mean.Value);
    }

    [Fact]
    public void The_same_data_give_the_same_figures_to_the_last_bit()
    {
        var data = new StudySketch
        {
            Rankings = [("A", [.. Enumerable.Repeat("ab", 9)]), ("B", [.. Enumerable.Repeat("bc", 9)])],
            Scores =
            [
                [.. Enumerable.Range(0, 9).Select(n => $"{1 + (n % 4)}{1 + (n % 3)}4")],
                [.. Enumerable.Repeat("321", 9)],
            ],
        }.Data();
        var options = ResultsOptions.Of(data.Study);

        Assert.Equal(ResultsJson.Write(StudyResults.Compute(data, options)), ResultsJson.Write(StudyResults.Compute(data, options)));
    }

    private static StudyResults Compute(StudySketch sketch)
    {
        var data = sketch.Data();
        return StudyResults.Compute(data, ResultsOptions.Of(data.Study));
    }

    private static double? Figure(StudyResults results, string method, string measure) =>
        results.Retrieval.Methods.Single(one => one.Method == method).Figures.Single(one => one.Measure == measure).Mean.Value;
}
