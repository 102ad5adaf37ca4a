using CsCheck;
using LoraJudge.Style.Ranking;
using LoraJudge.Web.Features.Experiments.Evaluations;

namespace LoraJudge.Web.Tests.Features.Experiments.Evaluations;

public sealed class RankingEvaluationTests
{
    private static readonly EncoderEvaluationOptions Options = new() { Replicates = 100 };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Queries_are_ranked_as_by_hand(bool leaveSubjectOut) =>
        Pictures.Any.Sample(
            pictures =>
            {
                var set = new VectorSet(Distinct(pictures));

                var ranking = RankingEvaluation.Queries(set, leaveSubjectOut, Options, []);

                foreach (var asked in ranking?.Queries ?? [])
                    RanksAsByHand(
                        asked,
                        set,
                        (query, other) => query.Sample != other.Sample && !(leaveSubjectOut && query.Subject == other.Subject)
                    );
            },
            iter: 200
        );

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_picture_left_out_is_ranked_as_by_hand(bool leaveSubjectOut) =>
        Pictures.Any.Sample(
            pictures =>
            {
                var set = new VectorSet(Distinct(pictures));
                var ranks = set
                    .Pictures.Select(query =>
                        Ranks(query, set, other => other != query && !(leaveSubjectOut && query.Subject == other.Subject))
                    )
                    .ToList();

                var figures = RankingEvaluation.LeaveOneOut(set, leaveSubjectOut, Options);

                var known = ranks.Where(rank => rank.Low > 0).ToList();
                Assert.Equal(known.Count, figures?.Queries ?? 0);
                if (figures is not null)
                    Assert.InRange(
                        figures.MeanReciprocalRank,
                        known.Average(rank => 1.0 / rank.High) - 1e-12,
                        known.Average(rank => 1.0 / rank.Low) + 1e-12
                    );
            },
            iter: 200
        );

    [Theory]
    [InlineData(RankingMethod.MeanDistance)]
    [InlineData(RankingMethod.Centre)]
    public void A_hit_in_the_querys_own_family_counts_neither_right_nor_wrong(RankingMethod method)
    {
        // Pictures of the first model lie about those of its twin, which are nearer to each of them than the others of its own.
        (float X, float Y)[] about = [(3, 0), (-3, 0), (0, 3), (0, -3)];
        StyleVector[] pictures =
        [
            .. about.SelectMany((point, sample) => Enumerable.Range(0, 3).Select(model => Picture(model, sample, point))),
        ];
        VectorSet Set(string? family) =>
            new(pictures.Select(one => one.Model is "model 00" or "model 01" ? one with { Family = family } : one));
        RankingFigures[] Figures(VectorSet set)
        {
            var rule = new RankingRule(method);
            return
            [
                RankingEvaluation.LeaveOneOut(set, leaveSubjectOut: false, Options, rule: rule)!,
                RankingEvaluation.LeaveOneOut(set, leaveSubjectOut: true, Options, rule: rule)!,
                RankingEvaluation.Queries(set, leaveSubjectOut: false, Options, [], rule)!.Figures,
                RankingEvaluation.Queries(set, leaveSubjectOut: true, Options, [], rule)!.Figures,
            ];
        }

        Assert.All(Figures(Set(family: null)), figures => Assert.True(figures.MeanReciprocalRank < 1));
        Assert.All(Figures(Set("twins")), figures => Assert.Equal(1, figures.MeanReciprocalRank));
        Assert.Equal((2, null), (VectorCounts.Of(Set("twins")).Families, VectorCounts.Of(Set(family: null)).Families));

        static StyleVector Picture(int model, int sample, (float X, float Y) point) =>
            Pictures.Of(
                model,
                $"sample {sample}",
                $"subject {sample % 2}",
                model switch
                {
                    0 => [point.X, point.Y],
                    1 => [0, 0],
                    _ => [100, point.Y],
                }
            );
    }

    [Fact]
    public void Where_all_models_are_of_one_family_they_count_as_strangers_and_it_is_said()
    {
        var pictures = Pictures.Styles(6, 4);

        var report = EncoderEvaluation.Run(pictures.Select(picture => picture with { Family = "SD 1.5" }), Options);

        Assert.Equal(EncoderEvaluation.Run(pictures, Options).LeaveOneOut!.MeanReciprocalRank, report.LeaveOneOut!.MeanReciprocalRank);
        Assert.Null(report.Evaluation.Families);
        Assert.Contains(report.Notes, note => note.StartsWith("All models are of one family, SD 1.5", StringComparison.Ordinal));
    }

    [Fact]
    public void Each_query_is_of_another_model()
    {
        var ranking = RankingEvaluation.Queries(new VectorSet(Pictures.Styles(50, 6)), leaveSubjectOut: false, Options, [])!;

        Assert.Equal(40, ranking.Queries.Count);
        Assert.Equal(40, ranking.Queries.Select(query => query.Model).Distinct().Count());
    }

    [Fact]
    public void Models_have_as_many_references_as_asked_for()
    {
        var options = Options with { References = 3 };

        var ranking = RankingEvaluation.Queries(new VectorSet(Pictures.Styles(8, 6)), leaveSubjectOut: false, options, [])!;

        Assert.Equal((3, 3, 8), (ranking.FewestReferences, ranking.MostReferences, ranking.FewestModels));
    }

    [Fact]
    public void References_of_all_models_are_of_the_same_samples()
    {
        // Vectors tell the sample more than the model: with other samples, other models would come first.
        var pictures = Pictures
            .Styles(12, 9, spread: 0)
            .Select(picture => picture with { Vector = [picture.Vector[0], int.Parse(picture.Sample[7..]) * 1000f] });
        var options = Options with { References = 1 };

        var ranking = RankingEvaluation.Queries(new VectorSet(pictures), leaveSubjectOut: false, options, [])!;

        Assert.All(ranking.Queries, query => Assert.Equal(1, query.Rank));
    }

    [Fact]
    public void The_sample_of_a_query_is_in_no_models_references()
    {
        // The model's own other pictures are far away: only the sample, if it were there, would bring other models in front.
        StyleVector[] pictures =
        [
            .. from model in Enumerable.Range(0, 6)
            from sample in Enumerable.Range(0, 4)
            select Pictures.Of(model, $"sample {sample}", "one", sample * 1000f, model),
        ];

        var ranking = RankingEvaluation.Queries(new VectorSet(pictures), leaveSubjectOut: false, Options, [])!;

        Assert.All(ranking.Queries, query => Assert.Equal(1, query.Rank));
    }

    [Fact]
    public void What_is_less_than_asked_for_is_noted()
    {
        var notes = new List<string>();

        RankingEvaluation.Queries(
            new VectorSet([.. Pictures.Styles(3, 4), Pictures.Of(3, "another sample", "subject 0", 0, 0, 0)]),
            leaveSubjectOut: false,
            Options,
            notes
        );

        Assert.Equal(
            [
                "Queries with their sample left out: 3 models can be queried, not 40.",
                "Queries with their sample left out: a model has 1 to 3 references, not 30.",
            ],
            notes
        );
    }

    [Fact]
    public void Ties_go_by_the_names_of_models()
    {
        var equal = Pictures.Styles(5, 3).Select(picture => picture with { Vector = [1] });

        var ranking = RankingEvaluation.Queries(new VectorSet(equal), leaveSubjectOut: false, Options, [])!;

        Assert.Equal([1, 2, 3, 4, 5], ranking.Queries.OrderBy(query => query.Model, StringComparer.Ordinal).Select(query => query.Rank));
    }

    [Fact]
    public void One_subject_alone_leaves_no_query_when_it_is_left_out()
    {
        var set = new VectorSet(Pictures.Styles(5, 3, subjects: 1));

        Assert.Null(RankingEvaluation.Queries(set, leaveSubjectOut: true, Options, []));
        Assert.Null(RankingEvaluation.LeaveOneOut(set, leaveSubjectOut: true, Options));
    }

    private static IEnumerable<StyleVector> Distinct(StyleVector[] pictures) =>
        pictures.DistinctBy(picture => (picture.Model, picture.Sample));

    private static void RanksAsByHand(RankedQuery asked, VectorSet set, Func<StyleVector, StyleVector, bool> allows)
    {
        var query = set.Pictures.Single(picture => picture.Model == asked.Model && picture.Sample == asked.Sample);
        var (low, high) = Ranks(query, set, other => allows(query, other));
        Assert.InRange(asked.Rank, low, high);
    }

    /// <summary>Where the query's model comes; where distances differ in their last bits only, either model may be first. 0 for nowhere.</summary>
    private static (int Low, int High) Ranks(StyleVector query, VectorSet set, Func<StyleVector, bool> isReference)
    {
        var means = set
            .Pictures.Where(isReference)
            .GroupBy(picture => picture.Model)
            .ToDictionary(model => model.Key, model => model.Average(picture => Distance(picture.Vector, query.Vector)));
        if (!means.TryGetValue(query.Model, out var own))
            return (0, 0);
        var low = 1 + means.Count(model => model.Value < own - 1e-9);
        return (low, low + means.Count(model => Math.Abs(model.Value - own) <= 1e-9) - 1);
    }

    private static double Distance(float[] a, float[] b) => Math.Sqrt(a.Zip(b, (x, y) => Math.Pow((double)x - y, 2)).Sum());
}
