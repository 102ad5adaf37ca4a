using LoraJudge.Style.Ranking;

namespace LoraJudge.Style.Tests.Ranking;

public sealed class CentreIndexTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(128)]
    [InlineData(200)]
    public void The_nearest_of_thousands_are_found_to_the_last_bit_whatever_the_dimensions(int dimensions)
    {
        var random = new Random(dimensions);
        var models = Enumerable.Range(0, 3000).Select(id => new ModelCentre(id, Vector(random, dimensions))).ToArray();
        var index = CentreIndex.Build(models);
        for (var search = 0; search < 20; search++)
        {
            var query = Vector(random, dimensions);
            Assert.Equal(Plain(models, query, 10), index.Search(query, 10));
        }
    }

    [Fact]
    public void Few_models_are_scored_where_they_lie_apart()
    {
        var models = Enumerable.Range(0, 20_000).Select(id => Model(id, id)).ToArray();

        var search = CentreIndex
            .Build(models)
            .SearchByBounds(
                [
                    [1000, 1],
                ],
                10,
                null
            )[0];

        Assert.InRange(search.Scored, 10, 4000);
    }

    [Fact]
    public void A_model_too_far_out_for_single_precision_is_found_by_a_query_on_its_side()
    {
        var models = Enumerable
            .Range(0, 300)
            .Select(id => new ModelCentre(id, [id % 2, id % 3]))
            .Append(new ModelCentre(300, [2000, 0]))
            .Append(new ModelCentre(301, [6e5f, 0]))
            .ToArray();

        Assert.Equal(
            301,
            CentreIndex
                .Build(models)
                .SearchByBounds(
                    [
                        [4e5f, 0],
                    ],
                    1,
                    null
                )[0]
                .Ranking[0]
                .ModelId
        );
    }

    [Fact]
    public void Models_of_equal_distance_come_by_id()
    {
        var index = CentreIndex.Build([.. Enumerable.Range(0, 500).Select(id => Model(1000 - id, id % 3))]);

        Assert.Equal(Enumerable.Range(0, 10).Select(step => 501L + (3 * step)), index.Search([1, 1], 10).Select(model => model.ModelId));
    }

    [Fact]
    public void A_replaced_model_is_ranked_by_its_new_centre_only_and_the_old_state_by_the_old_one()
    {
        var index = CentreIndex.Build([.. Enumerable.Range(0, 1000).Select(id => Model(id, id))]);

        var changed = index.With([Model(500, -7)], []);

        Assert.Equal(500, changed.Search([-7, 1], 1)[0].ModelId);
        Assert.NotEqual(500, changed.Search([500, 1], 1)[0].ModelId);
        Assert.Equal(500, index.Search([500, 1], 1)[0].ModelId);
        Assert.Equal(1000, changed.ModelCount);
    }

    [Fact]
    public void A_change_makes_anew_only_the_chunks_that_it_touches()
    {
        var index = CentreIndex.Build([.. Enumerable.Range(0, 5000).Select(id => Model(id, id))]);

        var changed = index.With([Model(6000, 3)], [2000]);

        Assert.Equal(index.Chunks.Count - 2, changed.Chunks.Intersect(index.Chunks).Count());
        Assert.Equal(index.Chunks.Count, changed.Chunks.Count);
    }

    [Fact]
    public void Models_come_back_as_they_were_put_by_id()
    {
        var models = Enumerable
            .Range(0, 300)
            .Select(id => Model(300 - id, id) with { Pictures = id, Version = -id, Traits = new ModelTraits("SD 1.5", null, id % 3) })
            .ToArray();

        var index = CentreIndex.Build(models);

        Assert.Equivalent(models.Reverse().ToArray(), index.Centres(), strict: true);
        Assert.Equal(models.ToDictionary(model => model.ModelId, model => model.Version), index.Versions());
        Assert.Equal(models.Sum(model => model.Pictures), index.ReferenceCount);
    }

    [Fact]
    public void Several_pictures_rank_models_by_the_root_mean_square_of_their_distances()
    {
        var random = new Random(3);
        var models = Enumerable.Range(0, 400).Select(id => new ModelCentre(id, Vector(random, 12))).ToArray();
        float[][] pictures = [Vector(random, 12), Vector(random, 12), Vector(random, 12)];
        double Squares(ModelCentre model) => pictures.Sum(picture => Math.Pow(StyleDistance.Between(picture, model.Centre), 2));

        var ranking = CentreIndex.Build(models).SearchTogether(pictures, 20);

        Assert.Equal(models.OrderBy(Squares).Take(20).Select(model => model.ModelId), ranking.Select(model => model.ModelId));
    }

    [Fact]
    public void Many_queries_at_once_are_ranked_as_one_by_one()
    {
        var random = new Random(4);
        var index = CentreIndex.Build([.. Enumerable.Range(0, 1000).Select(id => new ModelCentre(id, Vector(random, 12)))]);
        var queries = Enumerable.Range(0, 30).Select(_ => Vector(random, 12)).ToArray();

        Assert.Equal(queries.Select(query => index.Search(query, 7)), index.SearchMany(queries, 7));
    }

    [Fact]
    public void Filters_are_asked_once_for_each_combination_of_traits()
    {
        var asked = new List<ModelTraits>();
        var index = CentreIndex.Build([
            .. Enumerable.Range(0, 500).Select(id => Model(id, id % 7) with { Traits = new ModelTraits("SD 1.5", null, id % 3) }),
        ]);

        index.SearchMany(
            [
                [0, 0],
                [1, 1],
            ],
            5,
            Ask
        );
        Assert.Equal([0, 1, 2], asked.Select(traits => traits.NsfwLevel).Order());
        asked.Clear();
        index.LogMass([0, 0], 1, Ask);
        Assert.Equal([0, 1, 2], asked.Select(traits => traits.NsfwLevel).Order());

        bool Ask(ModelTraits traits)
        {
            asked.Add(traits);
            return true;
        }
    }

    [Fact]
    public void An_empty_index_finds_nothing_and_can_be_added_to()
    {
        Assert.Empty(CentreIndex.Empty.Search([1, 2], 10));
        Assert.Empty(
            CentreIndex.Empty.SearchTogether(
                [
                    [1, 2],
                ],
                10
            )
        );
        Assert.Equal(3, CentreIndex.Empty.With([Model(3, 1)], []).Search([0, 0], 10)[0].ModelId);
    }

    [Fact]
    public void An_index_whose_last_model_went_is_empty_and_one_that_is_not_there_is_passed_over()
    {
        var index = CentreIndex.Build([Model(3, 1)]);

        Assert.Equal(0, index.With([], [3]).ModelCount);
        Assert.Equal(1, index.With([], [4]).ModelCount);
    }

    [Fact]
    public void All_models_can_be_replaced_by_ones_of_another_encoder()
    {
        var index = CentreIndex.Build([Model(3, 1), Model(4, 1)]);

        Assert.Equal(3, index.With([new ModelCentre(5, [1, 2, 3])], [3, 4]).Dimensions);
    }

    [Fact]
    public void A_model_that_is_there_twice_is_named()
    {
        Assert.Contains("Model 5 is there twice", Refusal(() => CentreIndex.Build([Model(5, 1), Model(5, 2)])), StringComparison.Ordinal);
        var index = CentreIndex.Build([.. Enumerable.Range(10, 300).Select(id => Model(id, id))]);
        Assert.Contains("Model 5 is there twice", Refusal(() => index.With([Model(5, 1), Model(5, 2)], [])), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new float[0])]
    [InlineData(new[] { 1f, 2f, 3f })]
    [InlineData(new[] { 1f, float.NaN })]
    public void A_model_with_a_bad_centre_is_named(float[] centre)
    {
        Assert.Contains("Model 5 has", Refusal(() => CentreIndex.Build([Model(4, 1), new(5, centre)])), StringComparison.Ordinal);
        var index = CentreIndex.Build([.. Enumerable.Range(10, 300).Select(id => Model(id, id))]);
        Assert.Contains("Model 5 has", Refusal(() => index.With([new(5, centre)], [])), StringComparison.Ordinal);
    }

    [Fact]
    public void A_bad_query_is_refused()
    {
        var index = CentreIndex.Build([Model(4, 1)]);
        Assert.Contains("3 dimensions, the index 2", Refusal(() => index.Search([1, 2, 3], 1)), StringComparison.Ordinal);
        Assert.Contains("not finite", Refusal(() => index.Search([1, float.NaN], 1)), StringComparison.Ordinal);
        Assert.Contains("not finite", Refusal(() => index.LogMass([1, float.NaN], 1)), StringComparison.Ordinal);
        Assert.Contains("no pictures", Refusal(() => index.SearchTogether([], 1)), StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => index.Search([1, 2], -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => index.LogMass([1, 2], double.NaN));
    }

    private static ModelCentre Model(long id, float at) => new(id, [at, 1]);

    private static float[] Vector(Random random, int dimensions) =>
        [.. Enumerable.Range(0, dimensions).Select(index => (random.NextSingle() - 0.5f) / (1 + index))];

    private static RankedModel[] Plain(ModelCentre[] models, float[] query, int count) =>
        PlainRanking.Of(models.Select(model => new ModelReferences(model.ModelId, [model.Centre])), [query], count);

    private static string Refusal(Action make) => Assert.Throws<ArgumentException>(make).Message;
}
