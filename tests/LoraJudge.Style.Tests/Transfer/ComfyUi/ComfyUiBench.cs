using LoraJudge.Style.Transfer;
using LoraJudge.Style.Transfer.ComfyUi;
using LoraJudge.Testing.Transfer;

namespace LoraJudge.Style.Tests.Transfer.ComfyUi;

/// <summary>A stand-in of ComfyUI and what speaks to it.</summary>
internal sealed class ComfyUiBench : IAsyncDisposable
{
    private ComfyUiBench(StandInComfyUi comfy, ComfyUiOptions options)
    {
        (Comfy, Options) = (comfy, options);
        Transfer = Connect();
    }

    public StandInComfyUi Comfy { get; }

    public TurnableStopwatch Clock { get; } = new();

    public ComfyUiOptions Options { get; }

    /// <summary>After it, what nothing is heard of is given up.</summary>
    public TimeSpan Timeout => TimeSpan.FromSeconds(Options.TimeoutSeconds + 1);

    public ComfyUiTransfer Transfer { get; }

    public static async Task<ComfyUiBench> StartAsync(Func<ComfyUiOptions, ComfyUiOptions>? change = null, params string[] loras)
    {
        var comfy = await StandInComfyUi.StartAsync(loras.Length == 0 ? null : loras);
        var options = new ComfyUiOptions
        {
            Url = $"{comfy.Address}",
            Checkpoint = "v1-5-pruned",
            TimeoutSeconds = 60,
            PollMilliseconds = 20,
        };
        return new ComfyUiBench(comfy, change?.Invoke(options) ?? options);
    }

    /// <summary>Another process that speaks to it.</summary>
    public ComfyUiTransfer Connect() =>
        new(
            () => new HttpClient { BaseAddress = BackEndAddress.Of(Options.Url), Timeout = System.Threading.Timeout.InfiniteTimeSpan },
            Options,
            Samples.Decoder,
            Clock
        );

    public static TransferRequest Request(string lora = "mosaic", long seed = 7, string? task = null) =>
        new(Samples.Object, lora, seed) { TaskId = task };

    public async Task<TransferException> FailsAsync(TransferRequest? request = null) =>
        await Assert.ThrowsAsync<TransferException>(() => Transfer.TransferAsync(request ?? Request()));

    public ValueTask DisposeAsync() => Comfy.DisposeAsync();
}
