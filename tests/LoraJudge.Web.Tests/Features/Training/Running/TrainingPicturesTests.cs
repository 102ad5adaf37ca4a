using LoraJudge.Domain.Catalog;
using LoraJudge.Web.Features.Training.Running;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Tests.Features.Training.Running;

[Trait("group", "server")]
public sealed class TrainingPicturesTests
{
    [Fact]
    public async Task A_picture_is_known_by_its_model_and_sample_and_by_what_the_sample_shows()
    {
        await using var portal = new Portal();
        await portal.SeedAsync(models: 2);

        var pictures = await portal.Get<TrainingPictures>().GetAsync(sampleSet: null, CancellationToken.None);

        Assert.Equal(12, pictures.Count);
        Assert.Equal(("style-0", "Samples/face-1", "face"), (pictures[0].Model, pictures[0].Sample, pictures[0].Subject));
        Assert.NotEqual(pictures[6].Read(), pictures[6].ReadOriginal!());
        Assert.Null(pictures[0].Family);
    }

    [Fact]
    public async Task A_picture_is_known_by_its_models_family()
    {
        await using var portal = new Portal();
        await portal.SeedAsync(models: 2);
        await using (var context = await portal.OpenAsync())
            await context.LoraModels.ExecuteUpdateAsync(set => set.SetProperty(model => model.Family, model => model.Slug + " kin"));

        var pictures = await portal.Get<TrainingPictures>().GetAsync(sampleSet: null, CancellationToken.None);

        Assert.Equal(["style-0 kin", "style-1 kin"], pictures.Select(picture => picture.Family).Distinct());
    }

    [Fact]
    public async Task Without_a_category_the_code_tells_what_a_sample_shows()
    {
        await using var portal = new Portal();
        await portal.SeedAsync(models: 2);
        await using (var context = await portal.OpenAsync())
            await context.SampleImages.ExecuteUpdateAsync(set => set.SetProperty(sample => sample.Category, SampleCategory.Unknown));

        var pictures = await portal.Get<TrainingPictures>().GetAsync(sampleSet: null, CancellationToken.None);

        Assert.Equal("face", pictures[0].Subject);
    }

    [Fact]
    public async Task Without_originals_there_is_nothing_to_compare_with()
    {
        await using var portal = new Portal();
        await portal.SeedAsync(models: 2, withOriginals: false);

        var pictures = await portal.Get<TrainingPictures>().GetAsync(sampleSet: null, CancellationToken.None);

        Assert.All(pictures, picture => Assert.Null(picture.ReadOriginal));
    }

    [Fact]
    public async Task Pictures_that_cleansing_removed_are_not_trained_on()
    {
        await using var portal = new Portal();
        var catalogue = await portal.SeedAsync(models: 2);
        var removed = catalogue.Models[0].References[0].Id;
        await using (var context = await portal.OpenAsync())
            await context
                .ReferenceImages.Where(image => image.Id == removed)
                .ExecuteUpdateAsync(set => set.SetProperty(image => image.RemovedByCleansing, true));

        Assert.Equal(11, (await portal.Get<TrainingPictures>().GetAsync(sampleSet: null, CancellationToken.None)).Count);
        Assert.Equal(11, (await portal.Get<TrainingPictures>().CountAsync(CancellationToken.None)).Pictures);
    }

    [Fact]
    public async Task Only_the_wanted_sample_set_is_read()
    {
        await using var portal = new Portal();
        await portal.SeedAsync(models: 2);

        Assert.Equal(12, (await portal.Get<TrainingPictures>().GetAsync("Samples", CancellationToken.None)).Count);
        Assert.Empty(await portal.Get<TrainingPictures>().GetAsync("Others", CancellationToken.None));
    }
}
