using LoraJudge.Style.Ranking;
using LoraJudge.Style.Ranking.Posteriors;

namespace LoraJudge.Style.Tests.Ranking.Posteriors;

public sealed class HeldOutSearchesTests
{
    [Fact]
    public void A_picture_is_left_out_of_its_own_models_centre_and_compared_with_all_others()
    {
        var search = HeldOutSearches.Of(
            new HeldOutPictures(
                [new(1, [2, 0]) { Pictures = 2 }, new(2, [0, 5]) { Pictures = 1 }, new(3, [3, 4]) { Pictures = 1 }],
                shrinkage: 0,
                [(1, [1f, 0f]), (2, [0f, 5f])]
            )
        );

        // The rest of the first model is (3, 0); the second has nothing but this picture.
        var only = Assert.Single(search);
        Assert.Equal([4, 1, 20], ((double[])[only.Own, only.Norm, only.Nearest]), (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.Equal([26, 20], only.Others.Select(other => other.Square), (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.Equal([1, 1], only.Others.Select(other => other.Models));
    }

    [Theory]
    [InlineData(0.001)]
    [InlineData(0.3)]
    [InlineData(5)]
    public void Of_many_models_groups_of_equally_distant_ones_weigh_as_much_as_they_do(double sharpness)
    {
        var catalogue = new GaussianCatalogue([.. Enumerable.Repeat(2, 3000)], _ => 0.8);
        var first = catalogue.Pictures[0];

        var search = HeldOutSearches.Of(new HeldOutPictures(catalogue.Centres, catalogue.Shrinkage, [first]))[0];

        var others = CentreIndex.Build([.. catalogue.Centres.Where(centre => centre.ModelId != first.Model)]);
        Assert.InRange(search.Others.Length, 1, 1024);
        Assert.Equal(2999, search.Others.Sum(group => group.Models));
        Assert.Equal(others.LogMass(first.Vector, sharpness), search.LogMass(sharpness), 2e-3);
    }

    [Fact]
    public void Models_count_alike_however_many_pictures_they_have()
    {
        var searches = HeldOutSearches.Of(new GaussianCatalogue([2, 30, 7], _ => 1).HeldOut);

        Assert.All(searches.GroupBy(search => search.Model), model => Assert.Equal(13, model.Sum(search => search.Weight), 1e-9));
    }
}
