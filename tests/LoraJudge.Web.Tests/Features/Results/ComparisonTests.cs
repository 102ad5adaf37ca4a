using LoraJudge.Domain.Studies;
using LoraJudge.Statistics.Ratings;
using LoraJudge.Web.Features.Results.Figures;
using LoraJudge.Web.Features.Results.Reading;

namespace LoraJudge.Web.Tests.Features.Results;

public sealed class ComparisonTests
{
    /// <summary>p@2 of four queries: A 1, .5, .5, 1; B .5, .5, 0, .5; C .5, 0, .5, 0.</summary>
    private static readonly StudySketch Four = new()
    {
        Rankings = [("A", [.. Enumerable.Repeat("ab", 4)]), ("B", [.. Enumerable.Repeat("cd", 4)]), ("C", [.. Enumerable.Repeat("ef", 4)])],
        RatersPerItem = 1,
        Scores =
        [
            ["444141", "414111", "411141", "444111"],
        ],
    };

    [Theory]
    // R 4.5, multcomp: glht(aov(y ~ m + q), mcp(m = "Dunnett")), whose p-values carry 1e-3 of noise.
    [InlineData(TestKind.BlockedDunnett, 0, -0.375, -1.91881, 0.1731)]
    [InlineData(TestKind.BlockedDunnett, 1, -0.5, -2.55841, 0.0742)]
    // The same of aov(y ~ m).
    [InlineData(TestKind.Dunnett, 0, -0.375, -1.919, 0.1495)]
    [InlineData(TestKind.Dunnett, 1, -0.5, -2.558, 0.0546)]
    public void Dunnett_is_what_R_computes(TestKind kind, int comparison, double difference, double statistic, double p)
    {
        var found = Compute(Four).Comparisons.Find(kind)!.Comparisons[comparison];

        Assert.Equal(difference, found.Difference.Value!.Value, 12);
        Assert.Equal(statistic, found.Statistic.Value!.Value, 0.001);
        Assert.Equal(p, found.PValue.Value!.Value, 0.001);
    }

    [Fact]
    public void Simultaneous_intervals_are_what_R_computes()
    {
        var difference = Compute(Four).Comparisons.Find(TestKind.BlockedDunnett)!.Comparisons[0].Difference;

        Assert.Equal(-0.93447, difference.Lower!.Value, 0.001);
        Assert.Equal(0.18447, difference.Upper!.Value, 0.001);
    }

    [Fact]
    public void Friedman_is_what_R_computes()
    {
        var found = Compute(Four).Comparisons.Find(TestKind.Friedman)!;

        Assert.Equal(4.3077, found.Statistic!.Value!.Value, 4);
        Assert.Equal(0.116, found.PValue!.Value!.Value, 3);
    }

    [Fact]
    public void Four_queries_have_sixteen_sign_patterns()
    {
        var found = Compute(Four).Comparisons.Find(TestKind.Permutation)!;

        // C differs from A in all queries but the third: two of eight patterns reach its sum, and so does the mirror.
        Assert.Equal(0.25, found.Comparisons[1].UnadjustedPValue.Value!.Value, 12);
        Assert.Contains("16 sign patterns, all there are", found.Words);
    }

    [Fact]
    public void A_closed_study_by_its_frozen_plan_is_confirmatory()
    {
        var results = Compute(Four);

        Assert.Equal(Evidence.Confirmatory, results.Comparisons.Find(TestKind.BlockedDunnett)!.Standing.Evidence);
        Assert.Equal(Evidence.Exploratory, results.Comparisons.Find(TestKind.Dunnett)!.Standing.Evidence);
        Assert.Equal(Evidence.Confirmatory, results.Retrieval.Methods[0].Figures.Single(one => one.Measure == "p@2").Standing.Evidence);
        Assert.Equal(Evidence.Exploratory, results.Retrieval.Methods[0].Figures.Single(one => one.Measure == "MRR@2").Standing.Evidence);
    }

    public static TheoryData<string, Func<StudyData, StudyData>, Func<ResultsOptions, ResultsOptions>> Changes { get; } =
        new()
        {
            { "open", data => data with { Study = data.Study with { State = StudyState.Open } }, options => options },
            { "no plan", data => data with { Study = data.Study with { FrozenHash = "" } }, options => options },
            { "amended", data => data with { Amendments = [new(1, DateTime.UnixEpoch, "More raters.", true, "f")] }, options => options },
            { "relevance", data => data, options => options with { Relevance = new RelevanceRule(Aggregation.Mean, 2) } },
            { "speeders", data => data, options => options with { LeastMedianMilliseconds = 1 } },
            { "checks", data => data, options => options with { FailedChecksAllowed = null } },
        };

    [Theory]
    [MemberData(nameof(Changes))]
    public void What_the_plan_does_not_say_is_exploratory(
        string why,
        Func<StudyData, StudyData> study,
        Func<ResultsOptions, ResultsOptions> change
    )
    {
        var data = study(Four.Data());

        var standing = StudyResults.Compute(data, change(ResultsOptions.Of(data.Study))).Comparisons.Tests[0].Standing;

        Assert.Equal(Evidence.Exploratory, standing.Evidence);
        Assert.Contains(why, standing.Why);
    }

    [Fact]
    public void An_amendment_before_results_were_seen_changes_nothing()
    {
        var data = Four.Data() with { Amendments = [new(1, DateTime.UnixEpoch, "More raters.", false, "f")] };

        Assert.Equal(
            Evidence.Confirmatory,
            StudyResults.Compute(data, ResultsOptions.Of(data.Study)).Comparisons.Tests[0].Standing.Evidence
        );
    }

    [Fact]
    public void A_comparison_is_told_in_a_sentence_with_its_effect()
    {
        var words = Compute(Four).Comparisons.Tests[0].Comparisons[1].Words;

        Assert.Equal(
            "C is 0.50 below A in p@2 (95 % simultaneous: -1.06 to 0.06); p\u00a0=\u00a00.074, effect -1.81: chance alone may explain it, and any difference of the interval may be true.",
            words
        );
    }

    private static StudyResults Compute(StudySketch sketch)
    {
        var data = sketch.Data();
        return StudyResults.Compute(data, ResultsOptions.Of(data.Study));
    }
}
