using System.Collections.Concurrent;
using LoraJudge.Style.Encoding.Networks;
using TorchSharp;

namespace LoraJudge.Style.Tests.Encoding.Hosting;

/// <summary>A network that gives back each picture's mean colour, and that a test can hold up or let fail.</summary>
internal sealed class GatedNetwork(char hash = 'c') : IEncoderNetwork
{
    public const int Edge = 4;

    private readonly SemaphoreSlim entered = new(0);
    private readonly ManualResetEventSlim gate = new(initialState: true);

    public string Name => "Mean colour";
    public int InputEdge => Edge;
    public int Dimensions => 3;
    public string Hash { get; } = new(hash, 64);

    /// <summary>The batches that were encoded, each as its pictures' numbers (see <see cref="Numbered"/>).</summary>
    public ConcurrentQueue<int[]> Batches { get; } = [];

    /// <summary>Which picture makes a batch fail.</summary>
    public int? Poison { get; set; }

    /// <summary>Which picture gets a number that is not finite.</summary>
    public int? Endless { get; set; }

    public bool IsDisposed { get; private set; }

    /// <summary>From now on batches wait inside of the network.</summary>
    public void Hold() => gate.Reset();

    public void Release() => gate.Set();

    /// <summary>Completes when one more batch is inside of the network.</summary>
    public Task EnteredAsync() => entered.WaitAsync();

    /// <summary>A picture by whose colour it is known again.</summary>
    public static Style.Imaging.RgbImage Numbered(int number)
    {
        var pixels = new byte[Edge * Edge * 3];
        Array.Fill(pixels, (byte)number);
        return new Style.Imaging.RgbImage(Edge, Edge, pixels);
    }

    public bool IsStyleSpace => false;

    public torch.Tensor Forward(torch.Tensor images)
    {
        entered.Release();
        gate.Wait();
        var means = images.mean([2, 3]);
        int[] numbers = [.. means.data<float>().ToArray().Chunk(3).Select(colour => (int)Math.Round(colour[0] * 255))];
        Batches.Enqueue(numbers);
        if (Poison is { } poison && numbers.Contains(poison))
            throw new InvalidOperationException($"Picture {poison} is poison.");
        return Endless is { } endless
            ? means / images.mean([1, 2, 3]).sub(endless / 255f).abs().gt(1e-3).to(torch.float32).unsqueeze(1)
            : means;
    }

    public void Dispose()
    {
        IsDisposed = true;
        entered.Dispose();
        gate.Dispose();
    }
}
