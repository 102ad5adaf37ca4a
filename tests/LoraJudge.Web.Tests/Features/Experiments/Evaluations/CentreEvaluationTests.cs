using LoraJudge.Style.Ranking;
using LoraJudge.Web.Features.Experiments.Evaluations;

namespace LoraJudge.Web.Tests.Features.Experiments.Evaluations;

public sealed class CentreEvaluationTests
{
    private static readonly EncoderEvaluationOptions Options = new()
    {
        CorrectPairs = 100,
        IncorrectPairs = 101,
        Replicates = 100,
    };

    [Fact]
    public void Vectors_that_are_ranked_by_mean_distance_get_their_figures_by_centre_beside_them()
    {
        var report = EncoderEvaluation.Run(Pictures.Styles(12, 6), Options);

        Assert.Equal(RankingMethod.MeanDistance, report.Ranking);
        Assert.Equal(72, report.ByCentre!.LeaveOneOut!.Queries);
        Assert.Equal(72, report.ByCentre.LeaveOneOutSubjectLeftOut!.Queries);
        Assert.Equal(12, report.ByCentre.Queries!.Queries);
        Assert.Equal(12, report.ByCentre.QueriesSubjectLeftOut!.Queries);
    }

    [Fact]
    public void An_encoder_that_ranks_by_centre_is_evaluated_by_centre()
    {
        var set = new VectorSet(Pictures.Styles(12, 6));
        var adaptation = CentreEvaluation.Adapt(set);
        var rule = RankingRule.Of(adaptation);
        StyleVector[] adapted = [.. CentreEvaluation.Adapted(set.Pictures, adaptation)];

        var report = EncoderEvaluation.Run(adapted, Options, rule: rule);

        Assert.Equal(RankingMethod.Centre, report.Ranking);
        Assert.Null(report.ByCentre);
        var expected = LeaveOneOut.Rank(new VectorSet(adapted).ToReferences(), rule: rule).Average(query => 1.0 / query.Rank);
        Assert.Equal(expected, report.LeaveOneOut!.MeanReciprocalRank, 12);
        Assert.Equal(
            report.LeaveOneOut.MeanReciprocalRank,
            EncoderEvaluation.Run(set.Pictures, Options).ByCentre!.LeaveOneOut!.MeanReciprocalRank,
            12
        );
        Assert.Equal(
            report.Queries!.Figures.MeanReciprocalRank,
            EncoderEvaluation.Run(set.Pictures, Options).ByCentre!.Queries!.MeanReciprocalRank,
            12
        );
    }

    [Fact]
    public void The_papers_queries_are_ranked_by_the_centres_of_their_references()
    {
        // Two pictures of the first model, far apart, lie about the query; the second model's one is nearer than their mean distance.
        StyleVector[] pictures =
        [
            Pictures.Of(0, "a", "a", 0, 0),
            Pictures.Of(0, "b", "b", 3, 0),
            Pictures.Of(0, "c", "c", -3, 0),
            Pictures.Of(1, "d", "d", 0, 2),
        ];
        var set = new VectorSet(pictures);
        RankedQuery Query(int seed, RankingRule rule) =>
            RankingEvaluation
                .Queries(set, leaveSubjectOut: false, Options with { Queries = 1, References = 2, Seed = seed }, [], rule)!
                .Queries[0];
        var drawn = Enumerable.Range(1, 100).First(seed => Query(seed, default).Sample == "a");

        Assert.Equal((2, 1), (Query(drawn, default).Rank, Query(drawn, new RankingRule(RankingMethod.Centre)).Rank));
    }
}
