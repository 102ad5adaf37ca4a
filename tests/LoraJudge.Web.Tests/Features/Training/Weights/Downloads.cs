using LoraJudge.Style.Encoding.Networks;
using LoraJudge.Web.Features.Operations;
using LoraJudge.Web.Features.Training.Weights;
using LoraJudge.Web.Hosting;
using LoraJudge.Web.Shared.Progress;
using LoraJudge.Web.Shared.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace LoraJudge.Web.Tests.Features.Training.Weights;

/// <summary>Downloads into a folder of their own.</summary>
internal sealed class Downloads : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("lorajudge-weights-").FullName;
    private readonly ServiceProvider services = new ServiceCollection().AddHttpClient().BuildServiceProvider();

    public string Target => Path.Combine(folder, "new", "vgg19.safetensors");

    public string Part => PartFile.PathOf(Target);

    /// <summary>What lies beside the target's name.</summary>
    public IEnumerable<string?> Files =>
        Directory.Exists(Path.GetDirectoryName(Target)) ? Directory.GetFiles(Path.GetDirectoryName(Target)!).Select(Path.GetFileName) : [];

    public ProgressBoard Board { get; } = new(TimeProvider.System);

    public Task<Vgg19Inspection> GetAsync(
        FileServer server,
        string sha256 = "",
        long maxBytes = 10_000_000,
        CancellationToken? cancellation = null
    )
    {
        var downloader = new WeightsDownloader(services.GetRequiredService<IHttpClientFactory>(), Board, TimeProvider.System)
        {
            FirstPause = TimeSpan.Zero,
        };
        var options = new WeightsOptions
        {
            Url = server.Address.AbsoluteUri,
            Sha256 = sha256,
            MaxBytes = maxBytes,
        };
        return new WeightsHandler(options, new StorageOptions { Folder = folder }, downloader).GetAsync(
            Target,
            cancellation ?? TestContext.Current.CancellationToken
        );
    }

    /// <summary>Completes when so many bytes lie in the part file.</summary>
    public Task ReachedAsync(int bytes) => Eventually.HoldsAsync(() => File.Exists(Part) && new FileInfo(Part).Length >= bytes);

    public byte[] Got() => File.ReadAllBytes(Target);

    public void Dispose()
    {
        services.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
