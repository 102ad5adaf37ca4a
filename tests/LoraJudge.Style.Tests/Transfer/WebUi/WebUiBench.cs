using System.Net.Http.Headers;
using LoraJudge.Style.Imaging;
using LoraJudge.Style.Transfer;
using LoraJudge.Style.Transfer.WebUi;
using LoraJudge.Testing.Transfer;

namespace LoraJudge.Style.Tests.Transfer.WebUi;

/// <summary>A stand-in of the web UI and what speaks to it.</summary>
internal sealed class WebUiBench : IAsyncDisposable
{
    private WebUiBench(StandInWebUi webUi, WebUiOptions options)
    {
        (WebUi, Options) = (webUi, options);
        Transfer = Connect();
    }

    public StandInWebUi WebUi { get; }

    public TurnableStopwatch Clock { get; } = new();

    public WebUiOptions Options { get; }

    /// <summary>After it, what nothing is heard of is given up.</summary>
    public TimeSpan Timeout => TimeSpan.FromSeconds(Options.TimeoutSeconds + 1);

    public WebUiTransfer Transfer { get; }

    public static async Task<WebUiBench> StartAsync(Func<WebUiOptions, WebUiOptions>? change = null, params string[] loras)
    {
        var webUi = await StandInWebUi.StartAsync(loras.Length == 0 ? null : loras);
        var options = new WebUiOptions
        {
            Url = $"{webUi.Address}",
            Checkpoint = "v1-5-pruned",
            TimeoutSeconds = 60,
            PollMilliseconds = 20,
        };
        return new WebUiBench(webUi, change?.Invoke(options) ?? options);
    }

    /// <summary>Another process that speaks to it.</summary>
    public WebUiTransfer Connect() => new(Client, Options, Samples.Decoder, Clock);

    public static TransferRequest Request(string lora = "mosaic", long seed = 7, string? task = null) =>
        new(Samples.Object, lora, seed) { LineDrawing = Lines(Samples.Object), TaskId = task };

    public async Task<TransferException> FailsAsync(TransferRequest? request = null) =>
        await Assert.ThrowsAsync<TransferException>(() => Transfer.TransferAsync(request ?? Request()));

    public ValueTask DisposeAsync() => WebUi.DisposeAsync();

    /// <summary>Black where the picture is dark, else white.</summary>
    private static RgbImage Lines(RgbImage picture) =>
        new(picture.Width, picture.Height, Array.ConvertAll(picture.Pixels, value => value < 100 ? (byte)0 : (byte)255));

    private HttpClient Client()
    {
        var client = new HttpClient { BaseAddress = BackEndAddress.Of(Options.Url), Timeout = System.Threading.Timeout.InfiniteTimeSpan };
        if (Options.User.Length > 0)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
                "Basic",
                Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{Options.User}:{Options.Password}"))
            );
        return client;
    }
}
