using LoraJudge.Style.Ranking;

namespace LoraJudge.Style.Tests.Ranking;

public sealed class BoundedIndexTests
{
    private const int Catalogues = 150;

    [Fact]
    public void An_index_changed_step_by_step_ranks_as_one_built_at_once() =>
        ForEachCatalogue(catalogue =>
        {
            var (first, rest) = (catalogue.Models[..(catalogue.Models.Length / 2)], catalogue.Models[(catalogue.Models.Length / 2)..]);
            var index = BoundedIndex.Build(first);
            foreach (var model in rest)
                index = index.With([model], []);
            var gone = catalogue.Models.Where((_, number) => number % 3 == 0).Select(model => model.ModelId).ToArray();
            index = index.With([], gone);
            var left = catalogue.Models.Where(model => !gone.Contains(model.ModelId)).ToArray();

            Assert.Equal(left.Length, index.ModelCount);
            Assert.Equal(left.Sum(model => model.References.Count), index.ReferenceCount);
            var query = catalogue.Query();
            Assert.Equal(PlainRanking.Of(left, [query], 9), index.Search(query, 9));
        });

    [Fact]
    public void A_replaced_model_is_ranked_by_its_new_references_only() =>
        ForEachCatalogue(catalogue =>
        {
            var index = BoundedIndex.Build(catalogue.Models);
            var replaced = catalogue.Models[0] with { References = catalogue.Models[^1].References };
            var (query, models) = (catalogue.Query(), catalogue.Models.Skip(1).Append(replaced).ToArray());

            Assert.Equal(PlainRanking.Of(models, [query], 9), index.With([replaced], []).Search(query, 9));
            Assert.Equal(PlainRanking.Of(catalogue.Models, [query], 9), index.Search(query, 9));
        });

    [Fact]
    public void Many_queries_at_once_are_ranked_as_one_by_one() =>
        ForEachCatalogue(catalogue =>
        {
            var index = BoundedIndex.Build(catalogue.Models);
            var (queries, filter) = (Enumerable.Range(0, 7).Select(_ => catalogue.Query()).ToArray(), catalogue.Filter());

            Assert.Equal(
                queries.Select(query => PlainRanking.Of(catalogue.Models, [query], 5, filter)),
                index.SearchMany(queries, 5, filter)
            );
        });

    [Fact]
    public void Models_come_back_as_they_were_put_by_id()
    {
        var catalogue = new TrapCatalogue(7);
        var models = catalogue.Models.Select((model, number) => model with { Version = number }).ToArray();

        var back = BoundedIndex.Build(models).Models();

        Assert.Equal(models.OrderBy(model => model.ModelId).Select(Line), back.Select(Line));
        static string Line(ModelReferences model) =>
            $"{model.ModelId} {model.Version} {model.Traits} {string.Join('|', model.References.Select(vector => string.Join(' ', vector)).Order(StringComparer.Ordinal))}";
    }

    [Fact]
    public void Filters_are_asked_once_for_each_combination_of_traits()
    {
        var asked = new List<ModelTraits>();
        var models = Enumerable
            .Range(0, 500)
            .Select(id => Model(id, id % 7) with { Traits = new ModelTraits("SD 1.5", null, id % 3) })
            .ToArray();

        BoundedIndex.Build(models).Search([0, 0], 5, Ask);

        Assert.Equal([0, 1, 2], asked.Select(traits => traits.NsfwLevel).Order());

        bool Ask(ModelTraits traits)
        {
            asked.Add(traits);
            return true;
        }
    }

    [Fact]
    public void Few_models_are_scored_where_they_lie_apart()
    {
        var models = Enumerable.Range(0, 5000).Select(id => Model(id, id)).ToArray();

        var search = BoundedIndex
            .Build(models)
            .SearchByBounds(
                [
                    [
                        [1000, 0],
                    ],
                ],
                10,
                null
            )[0];

        Assert.InRange(search.Scored, 10, 40);
    }

    [Fact]
    public void An_empty_index_finds_nothing_and_can_be_added_to()
    {
        Assert.Empty(BoundedIndex.Build([]).Search([1, 2], 10));
        Assert.Equal(3, BoundedIndex.Empty.With([Model(3, 1)], []).Search([0, 0], 10)[0].ModelId);
    }

    [Fact]
    public void An_index_whose_last_model_went_is_empty() => Assert.Equal(0, BoundedIndex.Build([Model(3, 1)]).With([], [3]).ModelCount);

    [Fact]
    public void A_removed_model_that_is_not_there_is_passed_over() =>
        Assert.Equal(1, BoundedIndex.Build([Model(3, 1)]).With([], [4]).ModelCount);

    [Fact]
    public void A_model_that_is_there_twice_is_named()
    {
        Assert.Contains("Model 5 is there twice", Refusal(() => BoundedIndex.Build([Model(5, 1), Model(5, 2)])), StringComparison.Ordinal);
        var index = BoundedIndex.Build([.. Enumerable.Range(10, 300).Select(id => Model(id, id))]);
        Assert.Contains("Model 5 is there twice", Refusal(() => index.With([Model(5, 1), Model(5, 2)], [])), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new float[0])]
    [InlineData(new[] { 1f, 2f, 3f })]
    [InlineData(new[] { 1f, float.NaN })]
    public void A_model_with_a_bad_vector_is_named(float[] vector) =>
        Assert.Contains("Model 5 has", Refusal(() => BoundedIndex.Build([Model(4, 1), new(5, [vector])])), StringComparison.Ordinal);

    [Fact]
    public void A_bad_query_is_refused()
    {
        var index = BoundedIndex.Build([Model(4, 1)]);
        Assert.Contains("3 dimensions, the index 2", Refusal(() => index.Search([1, 2, 3], 1)), StringComparison.Ordinal);
        Assert.Contains("not finite", Refusal(() => index.Search([1, float.NaN], 1)), StringComparison.Ordinal);
        Assert.Contains("no pictures", Refusal(() => index.SearchTogether([], 1)), StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => index.Search([1, 2], -1));
    }

    private static ModelReferences Model(long id, float at) =>
        new(
            id,
            [
                [at, 1],
                [at, 2],
            ]
        );

    private static string Refusal(Func<object> make) => Assert.Throws<ArgumentException>(make).Message;

    private static void ForEachCatalogue(Action<TrapCatalogue> check) =>
        Parallel.For(0, Catalogues, seed => check(new TrapCatalogue(100_000 + seed)));
}
