using LoraJudge.Testing.Portal;

namespace LoraJudge.EndToEnd.Portal;

/// <summary>A portal without a demo, for what needs neither pictures nor searches.</summary>
public sealed class EmptyPortal : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();

    public PortalProcess Process { get; private set; } = null!;

    public string DataFolder => folder.Path;

    public async ValueTask InitializeAsync() => Process = await PortalProcess.StartAsync(folder.Path, "Demo:Enabled=false");

    public async ValueTask DisposeAsync()
    {
        await Process.DisposeAsync();
        folder.Dispose();
    }
}
