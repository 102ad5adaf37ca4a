using System.Collections.Concurrent;
using LoraJudge.Style.Imaging;
using LoraJudge.Style.Transfer;

namespace LoraJudge.Testing.Building;

/// <summary>A back end that paints at once, remembers every request, and fails as it is told.</summary>
public sealed class CountingTransfer : IStyleTransfer
{
    private readonly ConcurrentQueue<TransferRequest> made = new();
    private readonly ConcurrentDictionary<string, ConcurrentQueue<Exception>> failures = new(StringComparer.Ordinal);
    private int drawings;

    public string Backend => "counting";

    /// <summary>The requests that were answered with a picture, in their order.</summary>
    public IReadOnlyCollection<TransferRequest> Made => made;

    public int Drawings => drawings;

    /// <summary>What it says that it cannot do.</summary>
    public IReadOnlyList<string> Problems { get; set; } = [];

    /// <summary>While set, it does not answer.</summary>
    public bool IsAway { get; set; }

    /// <summary>What every picture waits for.</summary>
    public Func<TransferRequest, CancellationToken, Task> Gate { get; set; } = (_, _) => Task.CompletedTask;

    public string Proof { get; set; } = """{"lora":"seen"}""";

    /// <summary>Whether two models never give the same picture.</summary>
    public bool TellsModelsApart { get; set; }

    /// <summary>The picture of a request; a tint of the sample by the model's name unless set.</summary>
    public Func<TransferRequest, RgbImage> Paint { get; set; } = Tint;

    /// <summary>The next requests for a model fail so, one after the other.</summary>
    public void Fail(string lora, params Exception[] next)
    {
        var queue = failures.GetOrAdd(lora, _ => new ConcurrentQueue<Exception>());
        foreach (var exception in next)
            queue.Enqueue(exception);
    }

    public Task<IReadOnlyList<string>> ProblemsAsync(IReadOnlyCollection<string> loraNames, CancellationToken cancellation = default) =>
        IsAway ? throw Away() : Task.FromResult(Problems);

    public Task<IReadOnlyList<BackEndLora>> LorasAsync(CancellationToken cancellation = default) =>
        Task.FromResult<IReadOnlyList<BackEndLora>>([]);

    public Task<RgbImage?> DrawAsync(RgbImage sample, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(sample);
        Interlocked.Increment(ref drawings);
        return Task.FromResult<RgbImage?>(sample with { });
    }

    public async Task<TransferResult> TransferAsync(TransferRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (IsAway)
            throw Away();
        await Gate(request, cancellation);
        cancellation.ThrowIfCancellationRequested();
        if (failures.TryGetValue(request.LoraName, out var queue) && queue.TryDequeue(out var failure))
            throw failure;
        made.Enqueue(request);
        return new TransferResult(Paint(request), """{"steps":20}""", Proof) { IsModelsOwn = TellsModelsApart };
    }

    private static TransferException Away() => new(TransferFault.Unavailable, "The back end does not answer: start it.");

    private static RgbImage Tint(TransferRequest request)
    {
        var tint = request.LoraName.Sum(letter => letter) * 31;
        var pixels = request.Sample.Pixels.ToArray();
        for (var at = 0; at < pixels.Length; at++)
            pixels[at] = (byte)(255 - ((pixels[at] + (tint >> at % 3)) & 255));
        return new RgbImage(request.Sample.Width, request.Sample.Height, pixels);
    }
}
