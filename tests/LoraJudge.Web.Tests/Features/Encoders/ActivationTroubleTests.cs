using LoraJudge.Data.Blobs;
using LoraJudge.Web.Features.Catalogue.Indexing;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Tests.Features.Encoders;

/// <summary>What an activation makes of encoders and pictures that do not do.</summary>
[Trait("group", "server")]
public sealed class ActivationTroubleTests
{
    [Fact]
    public async Task An_encoder_that_cannot_be_loaded_is_no_longer_wanted_and_the_old_one_stays()
    {
        await using var two = await TwoEncoders.CreateAsync();
        two.Portal.Encoder.Loadable.Clear();

        await two.ActivateAsync();

        Assert.Equal(TwoEncoders.Configured, two.Snapshot.StatisticsHash);
        Assert.Equal("Ours, 30 models was not activated. There is no such encoder.", two.Notices.Activation);
        Assert.Null(await two.WantedAsync());
    }

    [Fact]
    public async Task A_picture_whose_file_is_lost_does_not_hold_the_switch_up()
    {
        await using var two = await TwoEncoders.CreateAsync();
        var lost = two.Catalogue.Models[0].References[0].BlobSha256;
        await two.Portal.Get<IBlobStore>().DeleteAsync(lost);

        await two.ActivateAsync();

        Assert.Equal(TwoEncoders.Trained, two.Snapshot.StatisticsHash);
        var without = two.Catalogue.Models.SelectMany(model => model.References).Count(picture => picture.BlobSha256 == lost);
        Assert.Equal(TwoEncoders.Pictures - without, two.Snapshot.Index.ReferenceCount);
    }

    [Fact]
    public async Task An_encoder_that_gives_nothing_to_search_does_not_take_the_place_of_one_that_does()
    {
        await using var two = await TwoEncoders.CreateAsync();
        foreach (var picture in two.Catalogue.Models.SelectMany(model => model.References))
            await two.Portal.Get<IBlobStore>().DeleteAsync(picture.BlobSha256);

        await two.ActivateAsync();

        Assert.Equal(TwoEncoders.Configured, two.Snapshot.StatisticsHash);
        Assert.Contains("None of the catalogue's pictures", two.Notices.Activation);
    }

    [Fact]
    public async Task Pictures_that_cleansing_removed_are_neither_encoded_nor_ranked()
    {
        await using var two = await TwoEncoders.CreateAsync();
        var left = two.Catalogue.Models[0].References[0].Id;
        await using (var context = await two.Portal.OpenAsync())
            await context
                .ReferenceImages.Where(image => image.Id == left)
                .ExecuteUpdateAsync(set => set.SetProperty(image => image.RemovedByCleansing, true));

        await two.ActivateAsync();

        Assert.Equal(TwoEncoders.Pictures - 1, await two.VectorsAsync());
        await two.Portal.Get<CatalogueIndex>().RefreshAsync(CancellationToken.None);
        Assert.Equal(TwoEncoders.Pictures - 1, two.Snapshot.Index.ReferenceCount);
    }
}
