using LoraJudge.Style.Ranking;

namespace LoraJudge.Style.Tests.Ranking.Centred;

public sealed class LeaveOneOutByCentreTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1.7)]
    public void Ranks_are_those_of_centres_made_anew_for_every_query(double shrinkage)
    {
        var models = Ragged(seed: 4);
        static bool Excluded((int Model, int Reference) a, (int Model, int Reference) b) => a.Reference % 3 == b.Reference % 3;
        var rule = new RankingRule(RankingMethod.Centre, shrinkage);

        Assert.Equal(Naive(models, shrinkage, excluded: null), Ranks(LeaveOneOut.Rank(models, rule: rule)));
        Assert.Equal(Naive(models, shrinkage, Excluded), Ranks(LeaveOneOut.Rank(models, Excluded, rule: rule)));
    }

    [Fact]
    public void A_query_that_is_its_models_only_picture_has_no_rank()
    {
        ModelReferences[] models =
        [
            new(
                1,
                [
                    [0, 0],
                ]
            ),
            new(
                2,
                [
                    [1.5f, 1.5f],
                    [2, 2],
                ]
            ),
        ];

        var left = LeaveOneOut.Rank(models, rule: new RankingRule(RankingMethod.Centre));

        Assert.Equal([0, 1, 1], left.Select(query => query.Rank));
        Assert.True(double.IsNaN(left[0].Distances[0]));
    }

    [Theory]
    [InlineData(RankingMethod.MeanDistance)]
    [InlineData(RankingMethod.Centre)]
    public void A_model_of_the_querys_family_counts_neither_as_right_nor_as_wrong(RankingMethod method)
    {
        ModelReferences[] models =
        [
            new(
                1,
                [
                    [0],
                    [10],
                ]
            ),
            new(
                2,
                [
                    [0.5f],
                ]
            ),
            new(
                3,
                [
                    [1],
                ]
            ),
        ];
        static bool Related(int a, int b) => a + b == 1;

        var strangers = LeaveOneOut.Rank(models, rule: new RankingRule(method));
        var family = LeaveOneOut.Rank(models, rule: new RankingRule(method), related: Related);

        Assert.Equal((3, 2), (strangers[0].Rank, family[0].Rank));
    }

    private static IEnumerable<int> Ranks(IEnumerable<LeftOut> left) => left.Select(query => query.Rank);

    private static IEnumerable<int> Naive(ModelReferences[] models, double shrinkage, Func<(int, int), (int, int), bool>? excluded)
    {
        for (var model = 0; model < models.Length; model++)
        for (var reference = 0; reference < models[model].References.Count; reference++)
        {
            var query = (model, reference);
            var left = models
                .Select(
                    (other, place) =>
                        other with
                        {
                            References =
                            [
                                .. other.References.Where(
                                    (_, number) => (place, number) != query && excluded?.Invoke(query, (place, number)) != true
                                ),
                            ],
                        }
                )
                .Where(other => other.References.Count > 0)
                .Select(other => new ModelReferences(other.ModelId, [Centre(other, shrinkage)]))
                .ToArray();
            var ranking = new ExhaustiveIndex(left).Search(models[model].References[reference], left.Length);
            var place = ranking.ToList().FindIndex(other => other.ModelId == models[query.model].ModelId);
            yield return place + 1;
        }
    }

    private static float[] Centre(ModelReferences model, double shrinkage) =>
        [
            .. Enumerable
                .Range(0, model.References[0].Length)
                .Select(place => (float)(model.References.Sum(vector => (double)vector[place]) / (model.References.Count + shrinkage))),
        ];

    private static ModelReferences[] Ragged(int seed)
    {
        var random = new Random(seed);
        return
        [
            .. Enumerable
                .Range(0, 30)
                .Select(model => new ModelReferences(
                    100 - model,
                    [
                        .. Enumerable
                            .Range(0, random.Next(1, 9))
                            .Select(_ => Enumerable.Range(0, 7).Select(_ => (random.NextSingle() * 4) + (model % 5)).ToArray()),
                    ]
                )),
        ];
    }
}
