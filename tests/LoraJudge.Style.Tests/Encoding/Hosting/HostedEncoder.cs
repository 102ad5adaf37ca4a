using LoraJudge.Style.Encoding;
using LoraJudge.Style.Encoding.Native;
using Microsoft.Extensions.Logging.Abstractions;
using TorchSharp;

namespace LoraJudge.Style.Tests.Encoding.Hosting;

/// <summary>An encoder service that runs a <see cref="GatedNetwork"/>.</summary>
internal sealed class HostedEncoder : IAsyncDisposable
{
    private HostedEncoder(EncoderOptions options, TimeProvider time)
    {
        TorchRuntime.EnsureLoaded();
        Service = new EncoderService(
            options,
            new Networks(() => new BatchEncoder(Network, torch.CPU), Other),
            time,
            NullLogger<EncoderService>.Instance
        );
    }

    public GatedNetwork Network { get; } = new();

    /// <summary>Can be loaded beside it.</summary>
    public GatedNetwork Other { get; } = new('d');

    public EncoderService Service { get; }

    /// <summary>A service that gathers without waiting, unless the options say otherwise.</summary>
    public static async Task<HostedEncoder> StartAsync(EncoderOptions? options = null, TimeProvider? time = null)
    {
        var hosted = new HostedEncoder(options ?? new EncoderOptions { MaxBatchDelay = 0 }, time ?? TimeProvider.System);
        await hosted.Service.StartAsync(CancellationToken.None);
        await hosted.Service.ReadyAsync();
        return hosted;
    }

    public Task<EncodedImage> SearchAsync(int number, CancellationToken cancellation = default) =>
        Service.EncodeAsync(GatedNetwork.Numbered(number), Network.Hash, EncodePriority.Interactive, cancellation).AsTask();

    public Task<EncodedImage> ImportAsync(int number, CancellationToken cancellation = default) =>
        Service.EncodeAsync(GatedNetwork.Numbered(number), Network.Hash, EncodePriority.Bulk, cancellation).AsTask();

    /// <summary>A picture for the other network.</summary>
    public Task<EncodedImage> OtherAsync(int number, EncodePriority priority = EncodePriority.Interactive) =>
        Service.EncodeAsync(GatedNetwork.Numbered(number), Other.Hash, priority).AsTask();

    /// <summary>One picture stays inside of the network, so that all that come after it wait.</summary>
    public async Task<Task<EncodedImage>> OccupyAsync()
    {
        Network.Hold();
        var first = SearchAsync(0);
        await Network.EnteredAsync();
        return first;
    }

    public async ValueTask DisposeAsync()
    {
        if (!Network.IsDisposed)
            Network.Release();
        if (!Other.IsDisposed)
            Other.Release();
        await Service.StopAsync(CancellationToken.None);
        Service.Dispose();
    }
}
