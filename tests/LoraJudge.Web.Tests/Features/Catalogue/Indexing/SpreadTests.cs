using LoraJudge.Web.Features.Catalogue.Indexing;

namespace LoraJudge.Web.Tests.Features.Catalogue.Indexing;

public sealed class SpreadTests
{
    [Fact]
    public void Whole_models_are_taken_from_all_over_the_catalogue()
    {
        var taken = Spread(models: 1000, pictures: 16, most: 4096);

        Assert.All(taken.GroupBy(picture => picture.Model), model => Assert.Equal(16, model.Count()));
        Assert.InRange(taken.Length, 3000, 4096);
        Assert.True(taken.Max(picture => picture.Model) > 990);
    }

    [Fact]
    public void Of_large_models_the_same_pictures_are_taken_of_each()
    {
        var taken = Spread(models: 100, pictures: 1000, most: 4096);

        Assert.InRange(taken.Length, 2000, 4096);
        Assert.InRange(taken.Select(picture => picture.Model).Distinct().Count(), 50, 64);
        var samples = taken.GroupBy(picture => picture.Model).Select(model => string.Join(' ', model.Select(picture => picture.Sample)));
        Assert.Single(samples.Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public void A_small_catalogue_is_taken_whole()
    {
        Assert.Equal(30, Spread(models: 3, pictures: 10, most: 4096).Length);
        Assert.Empty(Spread(models: 0, pictures: 0, most: 4096));
    }

    [Fact]
    public void One_large_model_is_taken_in_part()
    {
        Assert.InRange(Spread(models: 1, pictures: 10_000, most: 4096).Length, 2000, 4096);
    }

    private static (int Model, int Sample)[] Spread(int models, int pictures, int most) =>
        [
            .. ReferenceVectors.SpreadModels(
                [
                    .. from model in Enumerable.Range(0, models)
                    from sample in Enumerable.Range(0, pictures)
                    select (Model: model, Sample: sample),
                ],
                picture => picture.Model,
                most
            ),
        ];
}
