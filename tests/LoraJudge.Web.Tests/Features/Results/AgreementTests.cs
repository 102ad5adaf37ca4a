using LoraJudge.Statistics.Agreement;
using LoraJudge.Web.Features.Results.Figures;

namespace LoraJudge.Web.Tests.Features.Results;

public sealed class AgreementTests
{
    private static readonly IReadOnlyList<(string, string[])> Twelve = [("A", ["abcdefghijkl"]), ("B", ["abcdefghijkl"])];

    /// <summary>Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, section C.</summary>
    private static readonly StudySketch Published = new()
    {
        Rankings = Twelve,
        Depth = 12,
        Labels = 5,
        Scores =
        [
            ["123321412..."],
            ["1233224125.3"],
            [".3332342251."],
            ["12332441251."],
        ],
    };

    [Theory]
    [InlineData(MeasurementLevel.Nominal, 0.743)]
    [InlineData(MeasurementLevel.Ordinal, 0.815)]
    [InlineData(MeasurementLevel.Interval, 0.849)]
    [InlineData(MeasurementLevel.Ratio, 0.797)]
    public void Alpha_is_the_published_one(MeasurementLevel level, double alpha)
    {
        var results = Compute(Published);

        Assert.Equal(alpha, results.Levels.Single(one => one.Level == level).Alpha.Value!.Value, 3);
        Assert.Equal(MeasurementLevel.Ordinal, results.Ordinal.Level);
    }

    [Fact]
    public void The_last_point_over_time_is_the_alpha_of_all()
    {
        var results = Compute(Published);

        Assert.Equal(results.Ordinal.Alpha.Value, results.OverTime[^1].Alpha.Value);
        Assert.InRange(results.OverTime.Count, 15, 20);
        Assert.Equal(results.OverTime.OrderBy(point => point.Judgments), results.OverTime);
    }

    [Fact]
    public void Shares_of_the_disagreement_add_up_to_one()
    {
        var results = Compute(Published);

        Assert.Equal(1, results.Items.Sum(item => item.Disagreement), 12);
        Assert.Equal(1, results.Raters.Sum(rater => rater.Disagreement!.Value), 12);
    }

    [Fact]
    public void The_item_that_divides_people_stands_first()
    {
        var results = Compute(
            new()
            {
                Rankings = [("A", ["abc"])],
                Depth = 3,
                Scores =
                [
                    ["414"],
                    ["444"],
                    ["434"],
                ],
            }
        );

        Assert.Equal("q1b", results.Items[0].Code);
        Assert.Equal([1, 0, 1, 1], results.Items[0].Counts);
        Assert.Equal(1, results.Items[0].Disagreement, 12);
    }

    [Fact]
    public void Pairs_are_those_who_judged_something_in_common()
    {
        var results = Compute(
            new()
            {
                Rankings = [("A", ["abcd"])],
                Depth = 4,
                Scores =
                [
                    ["12.."],
                    ["12.."],
                    ["..34"],
                    ["..33"],
                ],
            }
        );

        Assert.Equal([("P1", "P2", 2), ("P3", "P4", 2)], results.Pairs.Select(pair => (pair.First, pair.Second, pair.CommonItems)));
        Assert.Equal(1, results.Pairs[0].Alpha.Value);
    }

    [Fact]
    public void Many_raters_who_met_few_others_are_told_apart()
    {
        var results = Compute(
            new()
            {
                Rankings = [("A", ["abcd"])],
                Depth = 4,
                Scores =
                [
                    ["14.."],
                    ["41.."],
                    ["..14"],
                    ["..14"],
                ],
            }
        );

        Assert.Equal([0.5, 0.5, 0, 0], results.Raters.Select(rater => rater.Disagreement!.Value));
        Assert.Equal(1, results.Raters.Count(rater => rater is { Pseudonym: "P1", AlphaWithout.Value: 1 }));
    }

    private static AgreementResults Compute(StudySketch sketch)
    {
        var data = sketch.Data();
        return StudyResults.Compute(data, ResultsOptions.Of(data.Study)).Agreement;
    }
}
