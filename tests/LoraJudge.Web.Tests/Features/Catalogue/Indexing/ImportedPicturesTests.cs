using LoraJudge.Style.Imaging;
using LoraJudge.Testing.Catalog;
using LoraJudge.Testing.Imaging;
using LoraJudge.Web.Features.Catalogue.Indexing;
using LoraJudge.Web.Features.Models.Import;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LoraJudge.Web.Tests.Features.Catalogue.Indexing;

[Trait("group", "server")]
public sealed class ImportedPicturesTests : IAsyncDisposable
{
    private readonly Portal portal = new();
    private readonly string folder = Directory.CreateTempSubdirectory("lorajudge-import-").FullName;

    [Fact]
    public async Task Pictures_that_have_no_style_to_see_are_named_and_left_out()
    {
        Write("bridge.jpg", SeededCatalogue.Picture(portal.Get<IImageDecoder>(), 1, 1));
        Write("black.png", HandMadePng.Black(512, 512));
        Write("ink.png", StoredPictures.Read("white-ink-on-nothing.png"));
        Write("wide.png", StoredPictures.Read("wide.png"));

        var summary = await ActivatorUtilities
            .CreateInstance<ImportHandler>(portal.Services)
            .ImportAsync(folder, "walks", TestContext.Current.CancellationToken);

        Assert.Equal(1, summary.Added);
        Assert.Equal(
            ["The middle square of", "The middle square of", "The picture has 20000"],
            summary.LeftOut.Select(picture => string.Join(' ', picture.Reason.Split(' ').Take(4)))
        );
        await using var context = await portal.OpenAsync();
        Assert.Equal(1, await context.ReferenceImages.CountAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_is_in_the_catalogue_already_is_encoded_as_it_is()
    {
        var catalogue = await portal.SeedAsync(models: 2);
        var plain = await portal.Get<Data.Blobs.IBlobStore>().PutAsync(HandMadePng.Black(64, 64), TestContext.Current.CancellationToken);
        var first = catalogue.Models[0].References[0].Id;
        await using (var context = await portal.OpenAsync())
            await context
                .ReferenceImages.Where(image => image.Id == first)
                .ExecuteUpdateAsync(set => set.SetProperty(image => image.BlobSha256, plain), TestContext.Current.CancellationToken);

        var summary = await portal.Get<MissingVectors>().EncodeAsync(portal.Encoder.Description, TestContext.Current.CancellationToken);

        Assert.Equal(12, summary.Recorded);
        Assert.Empty(summary.LeftOut);
    }

    public async ValueTask DisposeAsync()
    {
        await portal.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private void Write(string name, byte[] bytes) =>
        File.WriteAllBytes(Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "ink")).FullName, name), bytes);
}
