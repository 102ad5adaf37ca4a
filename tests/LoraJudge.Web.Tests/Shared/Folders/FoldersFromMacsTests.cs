using LoraJudge.Style.Imaging;
using LoraJudge.Testing.Catalog;
using LoraJudge.Testing.Imaging;
using LoraJudge.Testing.Portal;
using LoraJudge.Web.Features.Models.Import;
using LoraJudge.Web.Features.Models.Registering;
using LoraJudge.Web.Features.Models.Registering.Sources;
using LoraJudge.Web.Features.Production.SampleSets;
using LoraJudge.Web.Shared.Folders;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Tests.Shared.Folders;

/// <summary>Folders that a Mac has written to a shared disk or an archive: with "._name" files, and with é as two characters.</summary>
[Trait("group", "server")]
public sealed class FoldersFromMacsTests : IAsyncDisposable
{
    private const string OneCharacter = "caf\u00e9";
    private const string TwoCharacters = "cafe\u0301";

    /// <summary>How AppleDouble files begin.</summary>
    private static readonly byte[] AppleDouble = [0x00, 0x05, 0x16, 0x07, 0x00, 0x02, 0x00, 0x00, .. "Mac OS X        "u8];

    private readonly TemporaryFolder folder = new();
    private readonly Portal portal = new();

    public async ValueTask DisposeAsync()
    {
        await portal.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public void Hidden_files_and_folders_are_passed_over()
    {
        Write("gamma/bridge.jpg", [1]);
        Write("gamma/._bridge.jpg", AppleDouble);
        Write("gamma/.DS_Store", AppleDouble);
        Write(".Trashes/gone.jpg", [1]);
        Write("__MACOSX/gamma/bridge.jpg", AppleDouble);
        Write("._gamma", AppleDouble);
        Write("top.jpg", [1]);

        Assert.Equal(["gamma"], UserFolder.Folders(folder.Path).Select(Path.GetFileName));
        Assert.Equal(["top.jpg"], UserFolder.Files(folder.Path).Select(Path.GetFileName));
        Assert.Equal(["bridge.jpg", "top.jpg"], UserFolder.FilesBelow(folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task An_import_leaves_nothing_out_because_of_them()
    {
        Write("gamma/bridge.jpg", Picture(1));
        Write("gamma/._bridge.JPG", AppleDouble);
        Write("gamma/gamma.safetensors", HandMadeLora.File(weight: 1));
        Write("gamma/._gamma.safetensors", AppleDouble);
        Write("originals/._bridge.jpg", AppleDouble);
        Write(".fseventsd/no.jpg", AppleDouble);

        var done = await ImportAsync();

        Assert.Empty(done.LeftOut);
        Assert.Equal((1, 1), (done.Models, done.Added));
        Assert.NotNull((await ReadAsync(context => context.LoraModels.SingleAsync())).Sha256);
    }

    [Fact]
    public async Task Registering_a_folder_says_nothing_of_them()
    {
        Write("gamma/gamma.safetensors", HandMadeLora.File(weight: 1));
        Write("gamma/._gamma.safetensors", AppleDouble);
        var done = new List<Registration>();

        await portal.Get<FolderRegistrar>().RegisterAsync(folder.Path, evenSameWeights: false, done.Add, CancellationToken.None);

        Assert.Equal(RegistrationOutcome.Registered, Assert.Single(done).Outcome);
    }

    [Fact]
    public async Task Names_that_look_the_same_are_one_sample_one_model_and_one_set()
    {
        Write($"{TwoCharacters}/{OneCharacter}.png", Picture(1));
        Write($"ink/{TwoCharacters}.png", Picture(2));
        Write($"originals/{TwoCharacters}.png", Picture(3));
        await ImportAsync($"{TwoCharacters} set");
        Directory.Move(Path.Combine(folder.Path, TwoCharacters), Path.Combine(folder.Path, OneCharacter));

        var again = await ImportAsync($"{OneCharacter} set");

        Assert.Equal((2, 0, 2), (again.Models, again.Added, again.Already));
        var sample = await ReadAsync(context => context.SampleImages.Include(image => image.SampleSet).SingleAsync());
        Assert.Equal((OneCharacter, $"{OneCharacter} set"), (sample.Code, sample.SampleSet.Name));
        Assert.NotNull(sample.BlobSha256);
        Assert.Equal(
            [OneCharacter, "ink"],
            await ReadAsync(context => context.LoraModels.Select(model => model.Slug).Order().ToListAsync())
        );
    }

    [Fact]
    public void A_picture_that_comes_twice_in_two_spellings_is_told_as_a_double()
    {
        Write($"ink/{OneCharacter}.png", Picture(1));
        Write($"ink/{TwoCharacters}.png", Picture(2));

        var model = Assert.Single(ImportFolder.Scan(folder.Path).Models);

        Assert.Equal([OneCharacter], model.Pictures.Keys);
        Assert.Single(model.Doubles);
    }

    [Fact]
    public async Task A_sample_that_an_older_version_kept_in_two_characters_is_the_same()
    {
        await using (var context = await portal.OpenAsync())
        {
            context.SampleSets.Add(
                new()
                {
                    Name = "Own",
                    CreatedUtc = DateTime.UnixEpoch,
                    Images = [new() { Code = TwoCharacters }, new() { Code = OneCharacter }],
                }
            );
            await context.SaveChangesAsync();
        }

        Write($"ink/{OneCharacter}.png", Picture(1));
        await ImportAsync("Own");

        Assert.Equal(2, await ReadAsync(context => context.SampleImages.CountAsync()));
        Assert.Equal(OneCharacter, SampleStore.Code($"{TwoCharacters}.png"));
    }

    private Task<ImportSummary> ImportAsync(string? set = null) =>
        portal.Get<ImportHandler>().ImportAsync(folder.Path, set, CancellationToken.None);

    private async Task<T> ReadAsync<T>(Func<Data.LoraJudgeDbContext, Task<T>> read)
    {
        await using var context = await portal.OpenAsync();
        return await read(context);
    }

    private byte[] Picture(int style) => portal.Get<IImageDecoder>().EncodePng(StripedPicture.Draw(style, style));

    private void Write(string name, byte[] content)
    {
        var path = Path.Combine(folder.Path, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
    }
}
