using LoraJudge.Style.Ranking;

namespace LoraJudge.Style.Tests.Ranking;

public sealed class CentreIndexFuzzTests
{
    private const int Catalogues = 1000;
    private const int SearchesEach = 50;

    [Fact]
    public void Fifty_thousand_searches_over_the_traps_are_the_exhaustive_ones_to_the_last_bit() =>
        Parallel.For(
            0,
            Catalogues,
            seed =>
            {
                var catalogue = new CentreTraps(seed);
                var index = CentreIndex.Build(catalogue.Models);
                for (var search = 0; search < SearchesEach; search++)
                {
                    if (search % 10 == 9)
                        index = catalogue.Change(index);
                    Compare(catalogue, index, seed);
                }
            }
        );

    private static void Compare(CentreTraps catalogue, CentreIndex index, int seed)
    {
        var (query, count, filter) = (catalogue.Query(), catalogue.Count(), catalogue.Filter());
        var plain = PlainRanking.Of(catalogue.References, [query], count, filter);
        bool[]? allowed = filter is null ? null : [.. index.Traits.Select(filter.Invoke)];
        if (index.ModelCount > 0)
            Assert.True(plain.SequenceEqual(index.SearchByBounds([query], count, allowed)[0].Ranking), $"Catalogue {seed}, k = {count}.");
        Assert.True(plain.SequenceEqual(index.Search(query, count, filter)), $"Catalogue {seed} as it chooses.");
    }
}
