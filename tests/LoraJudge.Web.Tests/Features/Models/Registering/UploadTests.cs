using LoraJudge.Data.Accounts;
using LoraJudge.Domain.Catalog;
using LoraJudge.Testing.Catalog;
using LoraJudge.Testing.Imaging;
using LoraJudge.Testing.Portal;
using LoraJudge.Web.Features.Models.Registering;
using LoraJudge.Web.Shared.Settings;

namespace LoraJudge.Web.Tests.Features.Models.Registering;

[Trait("group", "server")]
public sealed class UploadTests : IAsyncDisposable
{
    private readonly Registrar registrar = new();

    public ValueTask DisposeAsync() => registrar.DisposeAsync();

    [Fact]
    public async Task A_file_becomes_a_model_with_the_source_of_every_field()
    {
        var file = HandMadeLora.File(HandMadeLora.ModelSpec());

        var done = await registrar.SendAsync(file, "inkwash_v2.safetensors");

        var model = Assert.Single(await registrar.ModelsAsync());
        Assert.Equal(("Registered", "/models/ink-wash"), (done.Outcome, done.Address));
        Assert.Equal(("Ink wash", "inkwash_v2", HandMadeLora.Hash(file)), (model.Name, model.LoraName, model.Sha256));
        Assert.Equal(MetadataSource.FileHeader, model.Sources[nameof(model.Name)]);
        Assert.Equal(MetadataSource.FileName, model.Sources[nameof(model.LoraName)]);
    }

    [Fact]
    public async Task A_plain_form_takes_several_files_and_names_what_came_of_each()
    {
        using var answer = await registrar.PostAsync(
            [("a.safetensors", Registrar.Lora(1)), ("b.ckpt", [1]), ("c.safetensors", Registrar.Lora(2))],
            script: false
        );

        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Equal(2, (await registrar.ModelsAsync()).Count);
        Assert.Contains("a is registered.", html);
        Assert.Contains("b.ckpt is a Python pickle", html);
        Assert.Contains("c is registered.", html);
    }

    [Fact]
    public async Task Nothing_of_a_file_is_kept_unless_a_folder_is_named()
    {
        await registrar.SendAsync(Registrar.Lora());
        await registrar.SendAsync(HandMadeLora.Raw(-1, "{}"), "bad.safetensors");

        Assert.Empty(Directory.GetFiles(Path.Combine(registrar.Portal.Get<StorageOptions>().Folder, "incoming")));
    }

    [Fact]
    public async Task A_forms_stale_token_is_told_and_nothing_is_read()
    {
        using var answer = await registrar.PostAsync([("a.safetensors", Registrar.Lora())], script: true, token: "stale");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("The page was open for too long", await answer.Content.ReadAsStringAsync());
        Assert.Empty(await registrar.ModelsAsync());
    }

    [Theory]
    [InlineData("../../evil.safetensors", "evil")]
    [InlineData("C:\\temp\\evil.safetensors", "evil")]
    [InlineData("<lora:x:1>.safetensors", "lorax1")]
    [InlineData("..safetensors", "model")]
    public async Task Nothing_of_a_files_name_is_believed_but_its_letters(string name, string loraName)
    {
        await registrar.SendAsync(Registrar.Lora(), name);

        Assert.Equal(loraName, Assert.Single(await registrar.ModelsAsync()).LoraName);
    }

    [Fact]
    public async Task A_thumbnail_of_the_header_is_shown_on_the_wall_and_the_page()
    {
        var picture = TestFiles.Png(StripedPicture.Draw(1, 1));
        await registrar.SendAsync(HandMadeLora.File(Thumbnail($"data:image/png;base64,{Convert.ToBase64String(picture)}")));

        var browser = await registrar.BrowserAsync();
        var sha = Assert.Single(await registrar.ModelsAsync()).ThumbnailSha256;
        using var shown = await browser.GetAsync($"/pictures/{sha}/320.webp");
        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
        Assert.Contains($"/pictures/{sha}/320.webp", await browser.GetStringAsync("/models"));
        Assert.Contains($"/pictures/{sha}/320.webp", await browser.GetStringAsync("/models/ink"));
    }

    [Theory]
    [InlineData("data:image/png;base64,AAAA")]
    [InlineData("data:image/png;base64,***")]
    [InlineData("data:text/html;base64,AAAA")]
    [InlineData("https://example.org/picture.png")]
    [InlineData("data:image/svg+xml;base64,PHN2Zy8+")]
    public async Task A_thumbnail_that_is_no_picture_is_left_out_and_said(string address)
    {
        var done = await registrar.SendAsync(HandMadeLora.File(Thumbnail(address)));

        Assert.Equal("Registered", done.Outcome);
        Assert.Contains(done.Notes, note => note.StartsWith("The header's thumbnail is", StringComparison.Ordinal));
        Assert.Null(Assert.Single(await registrar.ModelsAsync()).ThumbnailSha256);
    }

    [Fact]
    public async Task A_file_over_the_limit_is_refused_and_those_after_it_are_taken()
    {
        await using var small = new Registrar(("Registering:MaxBytes", "1048576"));
        var large = HandMadeLora.Raw(null, "{\"__metadata__\":{\"a\":\"" + new string('x', 2 * 1024 * 1024) + "\"}}");

        using var answer = await small.PostAsync([("large.safetensors", large), ("ink.safetensors", Registrar.Lora())], script: true);

        var text = await answer.Content.ReadAsStringAsync();
        Assert.Contains("large.safetensors has more than 1 MiB", text);
        Assert.Equal("ink", Assert.Single(await small.ModelsAsync()).Name);
    }

    [Fact]
    public async Task Files_go_to_the_folder_that_is_named_and_no_other_file_is_written_over()
    {
        using var shelf = new TemporaryFolder();
        await using var keeping = new Registrar(("Registering:LoraFolder", shelf.Path));
        await File.WriteAllTextAsync(Path.Combine(shelf.Path, "ink.safetensors"), "somebody's");

        var first = await keeping.SendAsync(Registrar.Lora(1));
        await keeping.SendAsync(Registrar.Lora(2), "other.safetensors");

        Assert.Equal("somebody's", await File.ReadAllTextAsync(Path.Combine(shelf.Path, "ink.safetensors")));
        Assert.Equal(Registrar.Lora(1), await File.ReadAllBytesAsync(Path.Combine(shelf.Path, "ink-2.safetensors")));
        Assert.Equal(Registrar.Lora(2), await File.ReadAllBytesAsync(Path.Combine(shelf.Path, "other.safetensors")));
        Assert.Equal(3, Directory.GetFiles(shelf.Path).Length);
        Assert.Equal("ink-2", (await keeping.ModelsAsync())[0].LoraName);
        Assert.Contains(first.Notes, note => note.Contains("kept as ink-2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Files_that_come_at_the_same_time_become_one_model_each()
    {
        await registrar.BrowserAsync();

        var done = await Task.WhenAll(
            Enumerable.Range(0, 12).Select(number => registrar.SendAsync(Registrar.Lora(number % 4 + 1, "Same title")))
        );

        var models = await registrar.ModelsAsync();
        Assert.Equal((4, 8), (done.Count(one => one.Outcome == "Registered"), done.Count(one => one.Outcome == "There")));
        Assert.Equal(["same-title", "same-title-2", "same-title-3", "same-title-4"], models.Select(model => model.Slug).Order());
    }

    [Fact]
    public async Task Who_has_no_account_sees_neither_page_nor_links()
    {
        using var browser = registrar.Portal.Browser();

        using var page = await browser.GetAsync(RegisterEndpoints.Page);

        Assert.Contains("/sign-in", page.Headers.Location!.ToString());
        Assert.DoesNotContain("/models/register", await browser.GetStringAsync("/models"));
    }

    [Fact]
    public async Task A_researcher_may_not_have_a_folder_of_the_machine_read()
    {
        var browser = await registrar.BrowserAsync();

        using var answer = await browser.PostAsync(RegisterEndpoints.Folder, content: null);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.DoesNotContain("folder-title", await browser.GetStringAsync(RegisterEndpoints.Page));
    }

    [Fact]
    public async Task An_administrator_has_the_named_folders_read_and_no_other()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(Path.Combine(folder.Path, "ink.safetensors"), Registrar.Lora());
        await File.WriteAllBytesAsync(Path.Combine(Directory.CreateDirectory(Path.Combine(folder.Path, "more")).FullName, "old.ckpt"), [1]);
        await using var portal = new Portal(("Registering:Folders", folder.Path));
        using var administrator = await portal.SignedInAsync(PortalRoles.Administrator, "admin@example.org");

        using var other = await Portal.PostAsync(
            administrator,
            RegisterEndpoints.Folder,
            new() { ["folder"] = "/" },
            RegisterEndpoints.Page
        );
        using var named = await Portal.PostAsync(
            administrator,
            RegisterEndpoints.Folder,
            new() { ["folder"] = folder.Path },
            RegisterEndpoints.Page
        );

        Assert.Equal(HttpStatusCode.BadRequest, other.StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, named.StatusCode);
        var work = portal.Get<LoraJudge.Web.Features.Models.Registering.Sources.FolderWork>();
        await Eventually.HoldsAsync(() => !work.IsRunning);
        var html = WebUtility.HtmlDecode(await administrator.GetStringAsync(RegisterEndpoints.Page));
        Assert.Contains("1 registered, 1 refused.", html);
        Assert.Contains("more/old.ckpt", html.Replace('\\', '/'));
        Assert.True(File.Exists(Path.Combine(folder.Path, "ink.safetensors")));
    }

    private static Dictionary<string, string> Thumbnail(string address) =>
        new(StringComparer.Ordinal) { ["modelspec.thumbnail"] = address };
}
