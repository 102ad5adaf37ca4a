using CsCheck;
using LoraJudge.Style.Ranking;

namespace LoraJudge.Style.Tests.Ranking;

public sealed class ExhaustiveIndexTests
{
    [Fact]
    public void A_ranking_is_the_naive_one() =>
        Catalogues.Any.Sample(catalogue =>
        {
            var ranked = new ExhaustiveIndex(catalogue.Models).Search(catalogue.Query, catalogue.Models.Length);

            var naive = Catalogues
                .RankNaively(catalogue.Models, catalogue.Query)
                .ToDictionary(model => model.ModelId, model => model.Distance);
            Assert.Equal(naive.Keys.Order(), ranked.Select(model => model.ModelId).Order());
            Assert.All(ranked, model => Assert.True(IsClose(naive[model.ModelId], model.Distance)));
            // Sums in another order differ in their last bits: of two that close either may be first.
            Assert.All(ranked.Zip(ranked.Skip(1)), pair => Assert.True(IsBefore(naive, pair.First.ModelId, pair.Second.ModelId)));
        });

    [Fact]
    public void Models_with_the_same_references_in_any_order_have_the_same_distance_and_stand_by_id() =>
        Catalogues.Any.Sample(catalogue =>
        {
            var first = catalogue.Models[0];
            var twin = new ModelReferences(1000, [.. first.References.Reverse()]);
            var ranked = new ExhaustiveIndex([.. catalogue.Models, twin]).Search(catalogue.Query, int.MaxValue).ToList();

            var (at, twinAt) = (ranked.FindIndex(m => m.ModelId == first.ModelId), ranked.FindIndex(m => m.ModelId == 1000));
            Assert.Equal(ranked[at].Distance, ranked[twinAt].Distance);
            Assert.True(at < twinAt);
        });

    [Fact]
    public void Whatever_order_the_models_come_in_the_ranking_is_the_same() =>
        Catalogues.Any.Sample(catalogue =>
            Assert.Equal(
                new ExhaustiveIndex(catalogue.Models).Search(catalogue.Query, 100),
                new ExhaustiveIndex([.. catalogue.Models.Reverse()]).Search(catalogue.Query, 100)
            )
        );

    [Fact]
    public void The_nearest_few_are_the_start_of_the_whole_ranking() =>
        Gen.Select(Catalogues.Any, Gen.Int[0, 20])
            .Sample(
                (catalogue, count) =>
                {
                    var index = new ExhaustiveIndex(catalogue.Models);

                    Assert.Equal(index.Search(catalogue.Query, int.MaxValue).Take(count), index.Search(catalogue.Query, count));
                }
            );

    [Fact]
    public void Ties_stand_by_id()
    {
        var index = new ExhaustiveIndex([
            new(
                30,
                [
                    [1, 0],
                ]
            ),
            new(
                7,
                [
                    [0, 1],
                ]
            ),
            new(
                12,
                [
                    [-1, 0],
                    [0, -1],
                ]
            ),
        ]);

        Assert.Equal([7L, 12L, 30L], index.Search([0, 0], 3).Select(model => model.ModelId));
    }

    [Fact]
    public void Close_vectors_far_from_zero_keep_their_distance()
    {
        // By the expanded form, ‖a‖² + ‖b‖² − 2a·b, nothing of this would be left.
        var index = new ExhaustiveIndex([
            new(
                1,
                [
                    [1000, 1000.0001f, -1000],
                ]
            ),
        ]);

        Assert.Equal((double)1000.0001f - 1000, index.Search([1000, 1000, -1000], 1)[0].Distance, 1e-12);
    }

    [Fact]
    public void An_index_says_what_it_holds()
    {
        var index = new ExhaustiveIndex([
            new(
                1,
                [
                    [1, 2, 3],
                    [4, 5, 6],
                ]
            ),
            new(
                2,
                [
                    [7, 8, 9],
                ]
            ),
        ]);

        Assert.Equal((2, 3, 3), (index.ModelCount, index.ReferenceCount, index.Dimensions));
    }

    [Fact]
    public void An_empty_index_finds_nothing() => Assert.Empty(new ExhaustiveIndex([]).Search([1, 2], 10));

    [Fact]
    public void A_query_of_another_length_is_refused() =>
        Assert.Contains("The query has 3 dimensions, the index 2", SearchRefusal([1, 2, 3]), StringComparison.Ordinal);

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.NegativeInfinity)]
    public void A_query_that_is_not_finite_is_refused(float number) =>
        Assert.Contains("not finite", SearchRefusal([1, number]), StringComparison.Ordinal);

    [Fact]
    public void A_negative_count_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            new ExhaustiveIndex([
                new(
                    1,
                    [
                        [1, 2],
                    ]
                ),
            ]).Search([1, 2], -1)
        );

    [Fact]
    public void A_model_that_is_there_twice_is_named() =>
        Assert.Contains("Model 5 is there twice", Refusal(Sound(5), Sound(5)), StringComparison.Ordinal);

    [Fact]
    public void A_model_without_references_is_named_wherever_it_stands()
    {
        Assert.Contains("Model 5 has no references", Refusal(Sound(4), new(5, [])), StringComparison.Ordinal);
        Assert.Contains("Model 5 has no references", Refusal(new(5, []), Sound(6)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new[] { 1f })]
    [InlineData(new[] { 1f, 2f, 3f })]
    [InlineData(new[] { 1f, float.NaN })]
    [InlineData(new[] { 1f, float.PositiveInfinity })]
    public void A_model_with_a_bad_vector_is_named(float[] vector) =>
        Assert.Contains(
            "Model 5 has a vector",
            Refusal(
                Sound(4),
                new(
                    5,
                    [
                        [1, 2],
                        vector,
                    ]
                )
            ),
            StringComparison.Ordinal
        );

    private static ModelReferences Sound(long id) =>
        new(
            id,
            [
                [1, 2],
            ]
        );

    private static string Refusal(params ModelReferences[] models) =>
        Assert.Throws<ArgumentException>(() => new ExhaustiveIndex(models)).Message;

    private static string SearchRefusal(float[] query) =>
        Assert
            .Throws<ArgumentException>(() =>
                new ExhaustiveIndex([
                    new(
                        1,
                        [
                            [1, 2],
                        ]
                    ),
                ]).Search(query, 1)
            )
            .Message;

    private static bool IsBefore(Dictionary<long, double> distances, long first, long second) =>
        distances[first] < distances[second]
        || (distances[first] == distances[second] && first < second)
        || IsClose(distances[first], distances[second]);

    private static bool IsClose(double a, double b) => Math.Abs(a - b) <= 1e-13 * Math.Max(Math.Abs(a), Math.Abs(b));
}
