using LoraJudge.Style.Ranking;

namespace LoraJudge.Style.Tests.Ranking;

public sealed class BoundedIndexFuzzTests
{
    private const int Catalogues = 1000;
    private const int SearchesEach = 60;

    [Fact]
    public void Sixty_thousand_searches_over_the_traps_are_the_exhaustive_ones_to_the_last_bit() =>
        Parallel.For(
            0,
            Catalogues,
            seed =>
            {
                var catalogue = new TrapCatalogue(seed);
                var index = BoundedIndex.Build(catalogue.Models);
                for (var search = 0; search < SearchesEach; search++)
                    Compare(catalogue, index, seed, pictures: search % 10 == 0 ? 3 : 1);
            }
        );

    private static void Compare(TrapCatalogue catalogue, BoundedIndex index, int seed, int pictures)
    {
        var queries = Enumerable.Range(0, pictures).Select(_ => catalogue.Query()).ToArray();
        var (count, filter) = (catalogue.Count(), catalogue.Filter());
        var plain = PlainRanking.Of(catalogue.Models, queries, count, filter);
        bool[]? allowed = filter is null ? null : [.. index.Traits.Select(filter.Invoke)];

        var bounded = index.SearchByBounds([queries], Math.Min(count, index.ModelCount), allowed)[0].Ranking;
        Assert.True(plain.SequenceEqual(bounded), $"Catalogue {seed}, {pictures} pictures, k = {count}.");
        Assert.True(plain.SequenceEqual(index.SearchTogether(queries, count, filter)), $"Catalogue {seed} as it chooses.");
    }
}
