using LoraJudge.EndToEnd.Portal;
using LoraJudge.Testing.Portal;

[assembly: AssemblyFixture(typeof(DemoFolder))]

namespace LoraJudge.EndToEnd.Portal;

/// <summary>A data folder as a first start leaves it. The demo takes about a minute of all cores: it is made once for all tests.</summary>
public sealed class DemoFolder : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Lazy<Task> made;

    public DemoFolder() => made = new Lazy<Task>(MakeAsync);

    /// <param name="to">An empty folder.</param>
    public async Task CopyAsync(string to)
    {
        await made.Value;
        foreach (var file in Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(folder.Path, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public void Dispose() => folder.Dispose();

    private async Task MakeAsync()
    {
        await using var first = await PortalProcess.StartAsync(folder.Path);
        await first.ReadyAsync();
    }
}
