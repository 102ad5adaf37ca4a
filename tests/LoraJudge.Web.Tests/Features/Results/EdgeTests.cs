using LoraJudge.Web.Features.Results.Figures;

namespace LoraJudge.Web.Tests.Features.Results;

/// <summary>Studies of which little can be said. Writing the results as JSON fails where any number is NaN or infinite.</summary>
public sealed class EdgeTests
{
    private static readonly StudySketch Nothing = new()
    {
        Rankings = [("A", ["ab", "ab"]), ("B", ["cb", "ca"]), ("C", ["ac", "bc"])],
        RatersPerItem = 3,
    };

    public static TheoryData<string, string[][], string> Studies { get; } =
        new()
        {
            { "no judgment", [], "Nobody has judged anything yet" },
            {
                "one judgment",
                [
                    ["3..", "..."],
                ],
                "There is one judgment"
            },
            {
                "one rater",
                [
                    ["413", "231"],
                ],
                "One person has judged"
            },
            {
                "all equal",
                [
                    ["333", "333"],
                    ["333", "333"],
                ],
                "Every score is 3"
            },
            {
                "missing raters",
                [
                    ["413", "2.1"],
                    ["4..", ".3."],
                    ["..2", "..."],
                ],
                "fewer than the 3 raters"
            },
        };

    [Theory]
    [MemberData(nameof(Studies))]
    public void What_can_and_cannot_be_said_stands_in_words(string study, string[][] scores, string note)
    {
        var results = Compute(Nothing with { Scores = scores });

        Assert.NotEmpty(study);
        Assert.Contains(results.Notes, one => one.Contains(note));
        Assert.DoesNotContain("NaN", ResultsJson.Write(results));
    }

    [Theory]
    [MemberData(nameof(Studies))]
    public void A_figure_that_is_not_there_has_its_reason(string study, string[][] scores, string note)
    {
        var results = Compute(Nothing with { Scores = scores });

        Assert.NotEmpty(study + note);
        Assert.All(
            results
                .Agreement.Levels.Select(level => level.Alpha)
                .Concat(results.Comparisons.Tests.SelectMany(test => test.Comparisons).SelectMany(All)),
            figure => Assert.Equal(figure.Value is null, figure.Reason is not null)
        );
        Assert.All(results.Comparisons.Tests, test => Assert.EndsWith(".", test.Words));
    }

    [Fact]
    public void Equal_ratings_leave_nothing_to_agree_about()
    {
        var results = Compute(
            Nothing with
            {
                Scores =
                [
                    ["333", "333"],
                    ["333", "333"],
                ],
            }
        );

        Assert.Equal("the pairable ratings do not vary", results.Agreement.Ordinal.Alpha.Reason);
        Assert.Equal("Agreement cannot be told: the pairable ratings do not vary.", results.Agreement.Ordinal.Words);
    }

    [Fact]
    public void A_study_without_methods_or_queries_has_results_too()
    {
        var data = Nothing.Data() with { Topics = [], Models = [], Methods = [], Runs = new([], [], [], [], []), Items = new([], [], []) };

        var results = StudyResults.Compute(data, ResultsOptions.Of(data.Study));

        Assert.Empty(results.Comparisons.Tests);
        Assert.NotEmpty(ResultsJson.Write(results));
    }

    [Fact]
    public void Forty_percent_withdrawals_are_said_and_change_no_figure_of_who_stayed()
    {
        var stayed = (
            Nothing with
            {
                Scores =
                [
                    ["413", "231"],
                    ["423", "131"],
                    ["413", "241"],
                ],
            }
        ).Data();
        var some = stayed with { Withdrawals = 2, ErasedJudgments = 12 };

        var results = StudyResults.Compute(some, ResultsOptions.Of(some.Study));

        Assert.Contains(
            results.Notes,
            note => note.StartsWith("2 participants have withdrawn, of 5: 12 judgments were erased", StringComparison.Ordinal)
        );
        Assert.Equal(
            StudyResults.Compute(stayed, ResultsOptions.Of(stayed.Study)).Agreement.Ordinal.Alpha,
            results.Agreement.Ordinal.Alpha
        );
    }

    [Fact]
    public void Who_failed_more_checks_than_allowed_is_left_out_by_name()
    {
        var data = (
            Nothing with
            {
                Scores =
                [
                    ["413", "231"],
                    ["423", "131"],
                ],
                Failed = [0, 1],
            }
        ).Data();

        var results = StudyResults.Compute(data, ResultsOptions.Of(data.Study));
        var all = StudyResults.Compute(data, ResultsOptions.Of(data.Study) with { FailedChecksAllowed = null });

        Assert.Equal([null, "Failed attention checks"], results.Participation.Participants.Select(one => one.LeftOutBy));
        Assert.Equal((6, 6), (results.Participation.Judgments, results.Participation.LeftOutJudgments));
        Assert.Equal(12, all.Participation.Judgments);
        Assert.Contains("Failed attention checks: 1 participant is left out with 6 judgments.", results.Notes);
    }

    [Fact]
    public void Speeders_are_left_out_where_it_is_asked_for()
    {
        var data = (
            Nothing with
            {
                Scores =
                [
                    ["413", "231"],
                    ["423", "131"],
                ],
                Milliseconds = [4000, 300],
            }
        ).Data();

        var results = StudyResults.Compute(data, ResultsOptions.Of(data.Study) with { LeastMedianMilliseconds = 500 });

        Assert.Equal([null, "Speeders"], results.Participation.Participants.Select(one => one.LeftOutBy));
    }

    [Fact]
    public void Rules_that_leave_everybody_out_are_told()
    {
        var data = (
            Nothing with
            {
                Scores =
                [
                    ["413", "231"],
                ],
                Failed = [1],
            }
        ).Data();

        Assert.Contains(
            "All judgments are left out by the rules: no figure can be told.",
            StudyResults.Compute(data, ResultsOptions.Of(data.Study)).Notes
        );
    }

    private static IEnumerable<Estimate> All(MethodComparison one) =>
        [one.Difference, one.Statistic, one.UnadjustedPValue, one.PValue, one.Effect];

    private static StudyResults Compute(StudySketch sketch)
    {
        var data = sketch.Data();
        return StudyResults.Compute(data, ResultsOptions.Of(data.Study));
    }
}
