using LoraJudge.Style.Ranking;
using LoraJudge.Style.Ranking.Posteriors;

namespace LoraJudge.Style.Tests.Ranking.Posteriors;

public sealed class PosteriorCheckTests
{
    private const double Within = 0.8;

    public static TheoryData<string, int[]> Catalogues =>
        new()
        {
            { "equal sizes", GaussianCatalogue.Ragged(60, 16, 16) },
            { "ragged sizes", GaussianCatalogue.Ragged(60, 2, 30) },
            { "few pictures each", GaussianCatalogue.Ragged(300, 2, 3) },
            { "few models", GaussianCatalogue.Ragged(8, 40, 60) },
        };

    [Theory]
    [MemberData(nameof(Catalogues))]
    public void New_pictures_of_models_and_of_strangers_are_as_often_right_as_is_said(string _, int[] sizes)
    {
        var catalogue = new GaussianCatalogue(sizes, _ => Within);
        var posterior = CataloguePosterior.Of(catalogue.HeldOut).Told!;
        var index = CentreIndex.Build([.. catalogue.Centres]);

        var (first, none) = Search(catalogue, posterior, index, sizes.Length, 3000);

        Assert.InRange(first.ExpectedCalibrationError, 0, 0.06);
        Assert.InRange(none.ExpectedCalibrationError, 0, 0.06);
    }

    [Theory]
    [MemberData(nameof(Catalogues))]
    public void The_check_finds_that_it_is_so(string _, int[] sizes)
    {
        var check = PosteriorCheck.Measure(new GaussianCatalogue(sizes, _ => Within).HeldOut)!;

        Assert.InRange(check.CalibrationError, 0, 0.06);
        Assert.Equal(check.Present.Searches, check.Absent.Searches);
        Assert.True(check.Absent.NoneLeads > check.Present.NoneLeads);
        Assert.True(check.Absent.Half < check.Present.Half);
    }

    [Fact]
    public void What_is_far_from_everything_is_of_none()
    {
        var catalogue = new GaussianCatalogue(GaussianCatalogue.Ragged(40, 4, 16), _ => Within);
        var (posterior, index) = (CataloguePosterior.Of(catalogue.HeldOut).Told!, CentreIndex.Build([.. catalogue.Centres]));

        for (var model = 0; model < 40; model++)
        {
            // In a model's own direction, which is the least far from it.
            float[] far = [.. catalogue.Centres[model].Centre.Select(value => 20 * value)];
            var shares = posterior.Of(index, far);
            Assert.Equal(PictureVerdict.None, shares.Verdict(index.Search(far, 1)[0].Distance));
        }
    }

    [Fact]
    public void Models_that_are_well_apart_are_told_with_certainty()
    {
        var catalogue = new GaussianCatalogue(GaussianCatalogue.Ragged(30, 6, 12), _ => 0.1);
        var (posterior, index) = (CataloguePosterior.Of(catalogue.HeldOut).Told!, CentreIndex.Build([.. catalogue.Centres]));

        var query = catalogue.Draw(7, 0.1);
        var shares = posterior.Of(index, query);

        var first = index.Search(query, 1)[0];
        Assert.Equal(7, first.ModelId);
        Assert.InRange(shares.Of(first.Distance), 0.9, 1);
        Assert.Equal(PictureVerdict.None, Verdict(posterior, index, catalogue.DrawStranger(0.1)));
    }

    [Fact]
    public void Where_halves_of_the_models_contradict_each_other_nothing_is_told()
    {
        // Every second model scatters so much that its pictures could be anybody's.
        var catalogue = new GaussianCatalogue(GaussianCatalogue.Ragged(40, 20, 20), model => model % 2 == 0 ? 0.1 : 6);

        var posterior = CataloguePosterior.Of(catalogue.HeldOut);

        Assert.InRange(posterior.CalibrationError!.Value, 0.1, 1);
        Assert.NotNull(posterior.Fitted);
        Assert.Null(posterior.Told);
    }

    [Theory]
    [InlineData(2, 100)]
    [InlineData(7, 100)]
    [InlineData(8, 6)]
    [InlineData(100, 1)]
    [InlineData(1, 100)]
    [InlineData(0, 0)]
    public void Too_few_models_or_pictures_say_nothing(int models, int pictures)
    {
        var posterior = CataloguePosterior.Of(new GaussianCatalogue([.. Enumerable.Repeat(pictures, models)], _ => Within).HeldOut);

        Assert.Equal(CataloguePosterior.Unknown, posterior);
        Assert.Null(posterior.Told);
    }

    [Theory]
    [InlineData(0.0, true)]
    [InlineData(0.1, true)]
    [InlineData(0.1001, false)]
    [InlineData(null, false)]
    public void Likelihoods_are_told_up_to_an_error_of_a_tenth(double? error, bool isTold) =>
        Assert.Equal(isTold, new CataloguePosterior(new StylePosterior(1, 0.1, 1, 0, 1, 1), error).Told is not null);

    [Fact]
    public void The_figures_are_the_same_every_time()
    {
        static CataloguePosterior Once() =>
            CataloguePosterior.Of(new GaussianCatalogue(GaussianCatalogue.Ragged(20, 3, 12), _ => Within).HeldOut);

        Assert.Equal(Once(), Once());
    }

    [Fact]
    public void Models_with_one_picture_are_ranked_but_check_nothing()
    {
        int[] sizes = GaussianCatalogue.Ragged(20, 10, 10);

        var check = PosteriorCheck.Measure(new GaussianCatalogue([.. sizes, .. Enumerable.Repeat(1, 30)], _ => Within).HeldOut)!;

        Assert.Equal(sizes.Sum(), check.Present.Searches);
        Assert.Equal(2 * sizes.Sum(), check.FirstPlaces.Bins.Sum(bin => bin.Count));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1e-3)]
    public void Models_of_equal_pictures_have_finite_likelihoods(double middles)
    {
        // Each model's pictures are the same one; or all pictures are.
        ModelCentre[] centres =
        [
            .. Enumerable.Range(0, 10).Select(model => new ModelCentre(model, [(float)(middles * model), 0]) { Pictures = 6 }),
        ];
        var pictures = centres.SelectMany(centre => Enumerable.Repeat((centre.ModelId, centre.Centre), 6));

        var posterior = CataloguePosterior.Of(new HeldOutPictures(centres, shrinkage: 0, pictures)).Fitted!;

        var shares = posterior.Of(CentreIndex.Build(centres), [(float)(3 * middles), 0]);
        Assert.InRange(shares.None, 0, 1);
        Assert.InRange(shares.Of(0), 0, 1);
        Assert.All(
            [posterior.Sharpness, posterior.Stray, posterior.Floor, posterior.Intercept, posterior.Nearness, posterior.Norm],
            number => Assert.True(double.IsFinite(number))
        );
    }

    private static PictureVerdict Verdict(StylePosterior posterior, CentreIndex index, float[] query) =>
        posterior.Of(index, query).Verdict(index.Search(query, 1)[0].Distance);

    private static (ReliabilityCurve First, ReliabilityCurve None) Search(
        GaussianCatalogue catalogue,
        StylePosterior posterior,
        CentreIndex index,
        int models,
        int searches
    )
    {
        var all = Enumerable
            .Range(0, searches)
            .Select(search => (Model: search % 2 == 0 ? search / 2 % models : -1, Search: search))
            .Select(search =>
                (search.Model, Query: search.Model < 0 ? catalogue.DrawStranger(Within) : catalogue.Draw(search.Model, Within))
            )
            .Select(search => (search.Model, Shares: posterior.Of(index, search.Query), First: index.Search(search.Query, 1)[0]))
            .ToArray();
        return (
            ReliabilityCurve.Of(all.Select(one => (one.Shares.Of(one.First.Distance), one.First.ModelId == one.Model, 1.0)), 10),
            ReliabilityCurve.Of(all.Select(one => (one.Shares.None, one.Model < 0, 1.0)), 10)
        );
    }
}
