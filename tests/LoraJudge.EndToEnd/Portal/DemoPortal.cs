using LoraJudge.Testing.Portal;

namespace LoraJudge.EndToEnd.Portal;

/// <summary>One portal with its demo for all tests that can share it.</summary>
public sealed class DemoPortal(DemoFolder demo) : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();

    public PortalProcess Process { get; private set; } = null!;

    public HttpClient Client => Process.Client;

    public string DataFolder => folder.Path;

    public async ValueTask InitializeAsync()
    {
        await demo.CopyAsync(folder.Path);
        Process = await PortalProcess.StartAsync(folder.Path, "Search:PerMinute=0");
        await Process.ReadyAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Process.DisposeAsync();
        folder.Dispose();
    }
}

[CollectionDefinition(Name)]
public sealed class DemoCollection : ICollectionFixture<DemoPortal>
{
    public const string Name = "demo";
}

/// <summary>Studies in a portal of their own, beside the others.</summary>
[CollectionDefinition(Name)]
public sealed class DemoStudiesCollection : ICollectionFixture<DemoPortal>
{
    public const string Name = "studies of the demo";
}
