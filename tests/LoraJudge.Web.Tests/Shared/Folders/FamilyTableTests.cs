using LoraJudge.Domain.Catalog;
using LoraJudge.Style.Imaging;
using LoraJudge.Testing.Imaging;
using LoraJudge.Testing.Portal;
using LoraJudge.Web.Features.Models.Import;
using LoraJudge.Web.Shared.Folders;
using Microsoft.EntityFrameworkCore;

namespace LoraJudge.Web.Tests.Shared.Folders;

[Trait("group", "server")]
public sealed class FamilyTableTests : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Portal portal = new();

    public async ValueTask DisposeAsync()
    {
        await portal.DisposeAsync();
        folder.Dispose();
    }

    [Theory]
    [InlineData("models/families.csv", "model,family\nink,SD 1.5 \n\"wash, old\",SD 1.5\noil,\n")]
    [InlineData("families.csv", "Family, Model\nSD 1.5,ink\nSD 1.5,\"wash, old\"\n")]
    [InlineData("producers.csv", "split,producer,label,group\neval,ink,An ink,SD 1.5\neval,\"wash, old\",,SD 1.5\neval,oil\n")]
    public void It_lies_in_the_folder_or_beside_it_and_may_have_other_columns(string name, string content)
    {
        Directory.CreateDirectory(Path.Combine(folder.Path, "models"));
        File.WriteAllText(Path.Combine(folder.Path, name), content);

        var families = FamilyTable.Read(FamilyTable.Find(Path.Combine(folder.Path, "models") + Path.DirectorySeparatorChar)!);

        Assert.Equal([("ink", "SD 1.5"), ("wash, old", "SD 1.5")], families.Select(model => (model.Key, model.Value)));
    }

    [Theory]
    [InlineData("", "families.csv is empty: its first line names the columns, model and family.")]
    [InlineData("name,family\nink,a\n", "families.csv has no column model: it needs the columns model and family.")]
    [InlineData("model,kind\nink,a\n", "families.csv has no column family: it needs the columns model and family.")]
    [InlineData("model,family\nink,\"a\nb\"\n", "families.csv: the family of ink takes 1 to 200 letters in one line.")]
    public void What_it_lacks_is_said(string content, string words)
    {
        var file = Path.Combine(folder.Path, "families.csv");
        File.WriteAllText(file, content);

        Assert.Equal(words, Assert.Throws<InvalidDataException>(() => FamilyTable.Read(file)).Message);
    }

    [Fact]
    public async Task An_import_takes_families_from_the_table_and_a_models_own_file_comes_first()
    {
        Write("ink/bridge.png", Picture(1));
        Write("oil/bridge.png", Picture(2));
        Write("oil/model.json", """{ "family": "oils", "baseModel": "SD 1.5" }"""u8.ToArray());
        Write("wash/bridge.png", Picture(3));
        Write("families.csv", "model,family\nink,SD 1.5\noil,SD 1.5\n"u8.ToArray());

        var done = await ImportAsync();

        Assert.Empty(done.LeftOut);
        Assert.Equal([("ink", "SD 1.5"), ("oil", "oils"), ("wash", null)], await FamiliesAsync());
    }

    [Fact]
    public async Task Another_import_takes_what_the_table_says_by_then_but_not_over_a_persons_word()
    {
        Write("ink/bridge.png", Picture(1));
        Write("oil/bridge.png", Picture(2));
        Write("families.csv", "model,family\nink,a\noil,a\n"u8.ToArray());
        await ImportAsync();
        await using (var context = await portal.OpenAsync())
        {
            (await context.LoraModels.SingleAsync(model => model.Slug == "oil")).Correct(ModelField.Find(nameof(LoraModel.Family)), "mine");
            await context.SaveChangesAsync();
        }

        Write("families.csv", "model,family\nink,b\noil,b\n"u8.ToArray());
        await ImportAsync();

        Assert.Equal([("ink", "b"), ("oil", "mine")], await FamiliesAsync());
    }

    [Fact]
    public async Task A_table_that_cannot_be_read_is_named_and_the_models_go_in()
    {
        Write("ink/bridge.png", Picture(1));
        Write("families.csv", "model\nink\n"u8.ToArray());

        var done = await ImportAsync();

        Assert.Equal((1, 1), (done.Models, done.Added));
        Assert.Equal("families.csv has no column family: it needs the columns model and family.", Assert.Single(done.LeftOut).Reason);
    }

    private Task<ImportSummary> ImportAsync() => portal.Get<ImportHandler>().ImportAsync(folder.Path, "Own", CancellationToken.None);

    private async Task<List<(string, string?)>> FamiliesAsync()
    {
        await using var context = await portal.OpenAsync();
        var models = await context.LoraModels.OrderBy(model => model.Slug).Select(model => new { model.Slug, model.Family }).ToListAsync();
        return [.. models.Select(model => (model.Slug, model.Family))];
    }

    private byte[] Picture(int style) => portal.Get<IImageDecoder>().EncodePng(StripedPicture.Draw(style, style));

    private void Write(string name, byte[] content)
    {
        var path = Path.Combine(folder.Path, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
    }
}
