using CsCheck;
using LoraJudge.Style.Ranking;
using LoraJudge.Style.Ranking.Posteriors;

namespace LoraJudge.Style.Tests.Ranking.Posteriors;

public sealed class StylePosteriorTests
{
    private static readonly Gen<StylePosterior> Posteriors =
        from sharpness in Gen.Double[0.001, 20]
        from stray in Gen.Double[0, 0.3]
        from intercept in Gen.Double[-4, 4]
        from nearness in Gen.Double[0, 3]
        from norm in Gen.Double[0, 0.5]
        select new StylePosterior(sharpness, stray, Floor: 0.5, intercept, nearness, norm);

    [Fact]
    public void All_models_and_none_sum_to_one() =>
        Cases.Sample(
            (posterior, index, query) =>
            {
                var shares = posterior.Of(index, query);
                var all = index.Search(query, index.ModelCount).Select(model => shares.Of(model.Distance)).ToArray();

                Assert.All(all, share => Assert.InRange(share, 0, 1));
                Assert.InRange(shares.None, 0, 1);
                Assert.Equal(1, all.Sum() + shares.None, 1e-6);
            },
            iter: 300
        );

    [Fact]
    public void A_filter_hides_models_and_makes_none_of_the_others_likelier() =>
        Cases.Sample(
            (posterior, index, query) =>
            {
                var shares = posterior.Of(index, query);
                double Sum(bool isEven) =>
                    index
                        .Search(query, index.ModelCount, traits => (traits.BaseModel == "even") == isEven)
                        .Sum(model => shares.Of(model.Distance));

                Assert.Equal(1, Sum(isEven: true) + Sum(isEven: false) + shares.None, 1e-6);
            },
            iter: 300
        );

    [Fact]
    public void A_ranking_that_is_there_already_makes_the_same_shares() =>
        Cases.Sample(
            (posterior, index, query) =>
            {
                var (shares, same) = (posterior.Of(index, query), posterior.Of(index, query, index.Search(query, 10)));

                Assert.Equal(shares.None, same.None);
                Assert.All(
                    index.Search(query, index.ModelCount),
                    model => Assert.Equal(shares.Of(model.Distance), same.Of(model.Distance))
                );
            },
            iter: 300
        );

    [Fact]
    public void A_nearer_model_is_never_less_likely() =>
        Cases.Sample(
            (posterior, index, query) =>
            {
                var shares = posterior.Of(index, query);
                var all = index.Search(query, index.ModelCount).Select(model => shares.Of(model.Distance)).ToArray();

                Assert.Equal(all.OrderDescending(), all);
            },
            iter: 300
        );

    [Fact]
    public void A_model_that_is_nearer_than_all_others_never_makes_none_likelier() =>
        Cases.Sample(
            (posterior, index, query) =>
            {
                var more = index.With([new ModelCentre(1000, [.. query])], []);

                Assert.InRange(posterior.Of(more, query).None, 0, posterior.Of(index, query).None + 1e-9);
            },
            iter: 300
        );

    [Fact]
    public void Of_an_empty_catalogue_none_is_certain() =>
        Assert.Equal(1, new StylePosterior(1, 0.1, 1, 0, 1, 1).Of(CentreIndex.Empty, [1, 2]).None);

    [Fact]
    public void A_picture_at_the_catalogues_mean_has_shares_that_are_numbers()
    {
        var shares = new StylePosterior(1, 0.1, 0.5, 0, 1, 1).Of(CentreIndex.Build([new(1, [1, 0]), new(2, [0, 2])]), [0, 0]);

        Assert.Equal(1, shares.None + shares.Of(1) + shares.Of(2), 1e-9);
    }

    [Theory]
    [InlineData(0.59, 0.1, PictureVerdict.Unsure)]
    [InlineData(0.61, 0.1, PictureVerdict.Model)]
    [InlineData(0.2, 0.61, PictureVerdict.None)]
    [InlineData(0.2, 0.59, PictureVerdict.Unsure)]
    public void What_is_probable_is_told_as_such(double first, double none, PictureVerdict verdict)
    {
        // One model at distance 0, whose weight among the models is what is asked for.
        var shares = new PictureShares(none, sharpness: 1, logMass: -Math.Log(first / (1 - none)), stray: 0, models: 2);

        Assert.Equal(first, shares.Of(0), 1e-9);
        Assert.Equal(verdict, shares.Verdict(0));
    }

    private static Gen<(StylePosterior Posterior, CentreIndex Index, float[] Query)> Cases =>
        from posterior in Posteriors
        from dimensions in Gen.Int[1, 9]
        from models in Gen.Int[1, 80]
        from scale in Gen.Int[-2, 2].Select(exponent => Math.Pow(6, exponent))
        from numbers in Gen.Double[-1, 1].Array[dimensions * (models + 1)]
        let floats = Array.ConvertAll(numbers, number => (float)(scale * number))
        select (posterior, Index(floats, models, dimensions), floats[^dimensions..]);

    private static CentreIndex Index(float[] numbers, int models, int dimensions) =>
        CentreIndex.Build([
            .. Enumerable
                .Range(0, models)
                .Select(model => new ModelCentre(model, numbers[(model * dimensions)..((model + 1) * dimensions)])
                {
                    Traits = ModelTraits.Unknown with { BaseModel = model % 2 == 0 ? "even" : "odd" },
                }),
        ]);
}
