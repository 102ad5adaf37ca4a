using CsCheck;
using LoraJudge.Style.Ranking;
using LoraJudge.Style.Ranking.Posteriors;
using LoraJudge.Web.Features.Search.Results;

namespace LoraJudge.Web.Tests.Features.Search;

public sealed class SearchSharesTests
{
    [Fact]
    public void Whole_percentages_add_up_to_100_and_keep_the_order() =>
        (
            from dimensions in Gen.Int[1, 6]
            from models in Gen.Int[1, 60]
            from shown in Gen.Int[1, 60]
            from sharpness in Gen.Double[0, 30]
            from intercept in Gen.Double[-6, 6]
            from numbers in Gen.Double[-1, 1].Array[dimensions * (models + 1)]
            select (dimensions, models, shown, new StylePosterior(sharpness, 0.01, 0.2, intercept, 0.5, 0.1), numbers)
        ).Sample(
            (dimensions, models, shown, posterior, numbers) =>
            {
                var floats = Array.ConvertAll(numbers, number => (float)number);
                var index = CentreIndex.Build([
                    .. Enumerable
                        .Range(0, models)
                        .Select(model => new ModelCentre(model, floats[(model * dimensions)..((model + 1) * dimensions)])),
                ]);
                var query = floats[^dimensions..];
                var ranking = index.Search(query, shown);

                var shares = SearchShares.Of(posterior.Of(index, query), ranking)!;

                Assert.Equal(100, shares.First + shares.Others + shares.Further + shares.None);
                Assert.Equal(shares.Cards.OrderDescending(), shares.Cards);
                Assert.Equal(ranking.Count, shares.Cards.Count);
                Assert.InRange(posterior.Of(index, query).None - (shares.None / 100.0), -0.01, 0.01);
            },
            iter: 500
        );

    [Fact]
    public void Where_nothing_can_be_said_or_nothing_is_shown_there_are_none()
    {
        var shares = SomePosterior.Unsure.Of(CentreIndex.Build([new ModelCentre(1, [1])]), [2]);

        Assert.Null(SearchShares.Of(null, [new RankedModel(1, 0.5)]));
        Assert.Null(SearchShares.Of(shares, []));
    }
}
