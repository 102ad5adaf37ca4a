using LoraJudge.Data.Blobs;
using LoraJudge.Style.Transfer.Samples;
using LoraJudge.Testing.Imaging;
using LoraJudge.Web.Features.Catalogue.Indexing;
using LoraJudge.Web.Features.Models.Import;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Tests.Features.Models.Import;

/// <summary>The folder "originals" beside the models'.</summary>
[Trait("group", "server")]
public sealed class ImportedOriginalsTests : IAsyncDisposable
{
    private readonly Portal portal = new();
    private readonly string folder = Directory.CreateTempSubdirectory("lorajudge-import-").FullName;

    [Fact]
    public async Task A_samples_original_becomes_its_blob()
    {
        var original = Picture(index: 1);
        Write("ink", "bridge.png", Picture(index: 0));
        Write("originals", "bridge.png", original);

        await ImportSamplesAsync();

        await using var context = await portal.OpenAsync();
        var sample = await context.SampleImages.SingleAsync(TestContext.Current.CancellationToken);
        var stored = await portal.Get<IBlobStore>().GetAsync(sample.BlobSha256!, TestContext.Current.CancellationToken);
        Assert.Equal("bridge", sample.Code);
        Assert.Equal(original, stored);
    }

    [Fact]
    public async Task A_sample_without_original_has_no_blob()
    {
        Write("ink", "bridge.png", Picture(index: 0));

        await ImportSamplesAsync();

        await using var context = await portal.OpenAsync();
        Assert.Null((await context.SampleImages.SingleAsync(TestContext.Current.CancellationToken)).BlobSha256);
    }

    [Fact]
    public async Task An_original_that_cannot_be_read_is_named_and_left_out()
    {
        Write("ink", "bridge.png", Picture(index: 0));
        Write("originals", "bridge.png", TestFiles.Text());

        var leftOut = await ImportSamplesAsync();

        Assert.StartsWith("This is not a picture", Assert.Single(leftOut).Reason, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        await portal.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private async Task<List<LeftOutPicture>> ImportSamplesAsync()
    {
        var leftOut = new List<LeftOutPicture>();
        await portal.Get<ImportRows>().SamplesAsync(ImportFolder.Scan(folder), "walks", leftOut, TestContext.Current.CancellationToken);
        return leftOut;
    }

    private void Write(string model, string name, byte[] bytes) =>
        File.WriteAllBytes(Path.Combine(Directory.CreateDirectory(Path.Combine(folder, model)).FullName, name), bytes);

    private static byte[] Picture(int index) => TestFiles.Png(ProceduralSamples.Create(ProceduralCategory.Object, index).Render(32, 32));
}
