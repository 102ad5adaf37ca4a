using CsCheck;
using LoraJudge.Style.Ranking;

namespace LoraJudge.Style.Tests.Ranking;

public sealed class LeaveOneOutTests
{
    [Fact]
    public void Every_picture_is_ranked_as_if_it_had_never_been_a_reference() =>
        Catalogues.Any.Sample(catalogue => IsNaive(catalogue.Models, excluded: null), iter: 30);

    [Fact]
    public void What_is_excluded_counts_for_no_model() =>
        Gen.Select(Catalogues.Any, Gen.Int[1, 5])
            .Sample(
                (catalogue, subjects) =>
                    IsNaive(catalogue.Models, (query, reference) => query.Reference % subjects == reference.Reference % subjects),
                iter: 30
            );

    [Fact]
    public void A_picture_whose_model_has_no_other_has_no_rank()
    {
        var left = LeaveOneOut.Rank([
            new(
                1,
                [
                    [0, 0],
                ]
            ),
            new(
                2,
                [
                    [1, 0],
                    [2, 0],
                ]
            ),
        ]);

        Assert.Equal([0, 2, 1], left.Select(query => query.Rank));
        Assert.Equal(double.NaN, left[0].Distances[0]);
    }

    [Fact]
    public void A_tie_with_a_model_of_a_lower_id_is_lost()
    {
        ModelReferences[] models =
        [
            new(
                9,
                [
                    [0],
                    [1],
                ]
            ),
            new(
                4,
                [
                    [1],
                ]
            ),
        ];

        Assert.Equal(2, LeaveOneOut.Rank(models)[0].Rank);
        Assert.Equal(1, LeaveOneOut.Rank([models[0], models[1] with { ModelId = 10 }])[0].Rank);
    }

    [Fact]
    public void A_cancelled_run_stops() =>
        Assert.ThrowsAny<OperationCanceledException>(() =>
            LeaveOneOut.Rank(
                [
                    new(
                        1,
                        [
                            [0],
                            [1],
                        ]
                    ),
                ],
                null,
                new CancellationToken(canceled: true)
            )
        );

    private static void IsNaive(ModelReferences[] models, Func<(int Model, int Reference), (int Model, int Reference), bool>? excluded)
    {
        var left = LeaveOneOut.Rank(models, excluded);

        Assert.Equal(
            models.SelectMany((model, m) => model.References.Select((_, r) => (m, r))),
            left.Select(query => (query.Model, query.Reference))
        );
        Assert.All(left, query => IsNaive(models, query, excluded));
    }

    private static void IsNaive(
        ModelReferences[] models,
        LeftOut query,
        Func<(int Model, int Reference), (int Model, int Reference), bool>? excluded
    )
    {
        var asked = (query.Model, query.Reference);
        var reduced = models.Select(
            (model, m) =>
                model with
                {
                    References = [.. model.References.Where((_, r) => (m, r) != asked && excluded?.Invoke(asked, (m, r)) != true)],
                }
        );
        var ranking = Catalogues.RankNaively(
            reduced.Where(model => model.References.Count > 0),
            models[query.Model].References[query.Reference]
        );
        var own = ranking
            .Select((model, place) => (model, Rank: place + 1))
            .FirstOrDefault(entry => entry.model.ModelId == models[query.Model].ModelId);

        // Where two distances differ in their last bits only, either may be first.
        var close = ranking.Count(model => Math.Abs(model.Distance - own.model.Distance) <= 1e-13 * own.model.Distance);
        Assert.InRange(query.Rank, Math.Min(own.Rank, own.Rank - close + 1), own.Rank + Math.Max(0, close - 1));
        Assert.Equal(own.Rank == 0, query.Rank == 0);
    }
}
