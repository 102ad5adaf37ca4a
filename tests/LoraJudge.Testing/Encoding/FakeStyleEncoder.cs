using LoraJudge.Style.Encoding;
using LoraJudge.Style.Imaging;

namespace LoraJudge.Testing.Encoding;

/// <summary>An encoder without a network: mean and deviation of each colour, and how strongly neighbours differ. Ready at once.</summary>
public sealed class FakeStyleEncoder : IStyleEncoder
{
    public const int Edge = 32;
    public const int Dimensions = 9;

    private int encoded;

    public string Hash { get; set; } = new('a', 64);

    /// <summary>While set, every interactive request is refused.</summary>
    public TimeSpan? BusyFor { get; set; }

    /// <summary>While set, the encoder is unavailable for this reason.</summary>
    public string? Problem { get; set; }

    public bool IsLoading { get; set; }

    /// <summary>What a request waits for before it is answered.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    public int Encoded => encoded;

    public EncoderDescription Description => new(Hash, "Fake encoder", Edge, Dimensions, "cpu");

    public EncoderStatus Status =>
        Problem is not null ? new EncoderStatus(EncoderState.Unavailable, null, Problem)
        : IsLoading ? new EncoderStatus(EncoderState.Loading, null, null)
        : new EncoderStatus(EncoderState.Ready, Description, null);

    public Task<EncoderDescription> ReadyAsync(CancellationToken cancellation = default) => Task.FromResult(Description);

    public async ValueTask<EncodedImage> EncodeAsync(RgbImage image, EncodePriority priority, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(image);
        if (BusyFor is { } wait && priority == EncodePriority.Interactive)
            throw new EncoderBusyException(wait);
        await Gate.WaitAsync(cancellation);
        Interlocked.Increment(ref encoded);
        return new EncodedImage(Encode(image), TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(2), 1);
    }

    /// <summary>Nine numbers between 0 and 1, three a colour.</summary>
    public static float[] Encode(RgbImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        var vector = new float[Dimensions];
        for (var colour = 0; colour < 3; colour++)
        {
            var values = Enumerable.Range(0, image.Width * image.Height).Select(i => image.Pixels[(i * 3) + colour] / 255.0).ToArray();
            var mean = values.Average();
            vector[colour] = (float)mean;
            vector[3 + colour] = (float)Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
            vector[6 + colour] = (float)values.Zip(values.Skip(1)).Average(pair => Math.Abs(pair.First - pair.Second));
        }

        return vector;
    }
}
