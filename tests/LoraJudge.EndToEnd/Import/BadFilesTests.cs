using LoraJudge.Testing.Portal;

namespace LoraJudge.EndToEnd.Import;

[Trait("group", "server")]
public sealed class BadFilesTests : IDisposable
{
    private readonly TemporaryFolder pictures = new();
    private readonly TemporaryFolder data = new();

    [Fact]
    public async Task Bad_files_are_named_and_left_out_and_the_exit_code_says_so()
    {
        ImportFixtureFolder.Write(pictures.Path, models: 3, samples: 4);
        var model = Directory.GetDirectories(pictures.Path).First(folder => Path.GetFileName(folder) != "originals");
        await File.WriteAllTextAsync(Path.Combine(model, "letter.jpg"), "no picture");
        await File.WriteAllTextAsync(Path.Combine(model, "model.json"), """{ "name": "Fine", "sourceUrl": "javascript:alert(1)" }""");
        await File.WriteAllBytesAsync(Path.Combine(model, "lora.safetensors"), [255, 255, 255, 255, 255, 255, 255, 255]);

        var (exitCode, output) = await BuiltProgram.RunAsync([
            "import",
            pictures.Path,
            .. BuiltProgram.Settings([$"Storage:Folder={data.Path}"]),
        ]);

        Assert.Equal(2, exitCode);
        Assert.Contains("letter.jpg: This is not a picture", output, StringComparison.Ordinal);
        Assert.Contains("sourceUrl is not an http or https address", output, StringComparison.Ordinal);
        Assert.Contains("lora.safetensors is no safetensors file", output, StringComparison.Ordinal);
        Assert.Contains("12 pictures added", output, StringComparison.Ordinal);
        Assert.Contains("3 left out", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_said_so_with_exit_code_1()
    {
        var (exitCode, output) = await BuiltProgram.RunAsync([
            "import",
            Path.Combine(pictures.Path, "nowhere"),
            .. BuiltProgram.Settings([$"Storage:Folder={data.Path}"]),
        ]);

        Assert.Equal(1, exitCode);
        Assert.Contains("There is no folder", output, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        pictures.Dispose();
        data.Dispose();
    }
}
