using System.Collections.Concurrent;
using LoraJudge.Style.Encoding;
using LoraJudge.Style.Imaging;

namespace LoraJudge.Testing.Encoding;

/// <summary>
/// An encoder without a network: mean and deviation of each colour, and how strongly neighbours differ. Ready at once. Others can be
/// loaded beside it, whose vectors are its own, turned by one place: whoever mixes them gets other distances.
/// </summary>
public sealed class FakeStyleEncoder : IStyleEncoder
{
    public const int Edge = 32;
    public const int Dimensions = 9;

    private readonly ConcurrentDictionary<string, EncoderDescription> loaded = new(StringComparer.Ordinal);
    private int encoded;
    private int bulk;

    /// <summary>The active encoder's; changed without loading anything, as by a restart with other settings.</summary>
    public string Hash
    {
        get => Description.Hash;
        set => Description = Configured with { Hash = value };
    }

    /// <summary>What can be loaded beside it.</summary>
    public ConcurrentDictionary<string, EncoderDescription> Loadable { get; } = new(StringComparer.Ordinal);

    /// <summary>What is loaded beside the active one.</summary>
    public IEnumerable<string> Loaded => loaded.Keys;

    /// <summary>What the bulk requests wait for before they are answered.</summary>
    public Task BulkGate { get; set; } = Task.CompletedTask;

    /// <summary>How many bulk requests are answered; later ones wait until they are cancelled.</summary>
    public int? BulkLimit { get; set; }

    private static EncoderDescription Configured { get; } = new(new string('a', 64), "Fake encoder", Edge, Dimensions, "cpu");

    /// <summary>While set, every interactive request is refused.</summary>
    public TimeSpan? BusyFor { get; set; }

    /// <summary>While set, the encoder is unavailable for this reason.</summary>
    public string? Problem { get; set; }

    public bool IsLoading { get; set; }

    /// <summary>What a request waits for before it is answered.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    public int Encoded => encoded;

    public EncoderDescription Description { get; private set; } = Configured;

    public EncoderStatus Status =>
        Problem is not null ? new EncoderStatus(EncoderState.Unavailable, null, Problem)
        : IsLoading ? new EncoderStatus(EncoderState.Loading, null, null)
        : new EncoderStatus(EncoderState.Ready, Description, null);

    public Task<EncoderDescription> ReadyAsync(CancellationToken cancellation = default) => Task.FromResult(Description);

    public EncoderDescription? Find(string hash) => hash == Hash ? Description : loaded.GetValueOrDefault(hash);

    public Task<EncoderDescription> LoadAsync(string? hash, CancellationToken cancellation = default)
    {
        var wanted = hash ?? Configured.Hash;
        if (Find(wanted) is { } there)
            return Task.FromResult(there);
        var found = wanted == Configured.Hash ? Configured : Loadable.GetValueOrDefault(wanted);
        return Task.FromResult(
            found is null ? throw new EncoderUnavailableException("There is no such encoder.") : loaded.GetOrAdd(wanted, found)
        );
    }

    public void Activate(string hash)
    {
        var description = Find(hash) ?? throw new EncoderNotLoadedException(hash);
        loaded[Hash] = Description;
        loaded.TryRemove(hash, out _);
        Description = description;
    }

    public void Unload(string hash) => loaded.TryRemove(hash, out _);

    public async ValueTask<EncodedImage> EncodeAsync(
        RgbImage image,
        string encoderHash,
        EncodePriority priority,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(image);
        var encoder = Find(encoderHash) ?? throw new EncoderNotLoadedException(encoderHash);
        if (BusyFor is { } wait && priority == EncodePriority.Interactive)
            throw new EncoderBusyException(wait);
        await (priority == EncodePriority.Bulk ? BulkGate : Gate).WaitAsync(cancellation);
        if (priority == EncodePriority.Bulk && BulkLimit is { } limit && Interlocked.Increment(ref bulk) > limit)
            await Task.Delay(Timeout.Infinite, cancellation);
        Interlocked.Increment(ref encoded);
        var vector = Encode(image);
        return new EncodedImage(
            encoder.IsStyleSpace ? Turn(vector) : vector,
            TimeSpan.FromMilliseconds(1),
            TimeSpan.FromMilliseconds(2),
            1
        );
    }

    /// <summary>The vector of a loadable encoder.</summary>
    public static float[] Turn(float[] vector) => [.. vector.Skip(1), vector[0]];

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
