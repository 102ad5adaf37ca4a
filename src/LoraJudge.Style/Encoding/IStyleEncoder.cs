using LoraJudge.Style.Imaging;
using LoraJudge.Style.Ranking;

namespace LoraJudge.Style.Encoding;

/// <summary>
/// Pictures → vectors, by the active encoder or by another one that is loaded beside it. Safe for use from many threads.
/// </summary>
public interface IStyleEncoder
{
    /// <summary>Ready, with the active encoder, when one is loaded; what went wrong when none could be.</summary>
    EncoderStatus Status { get; }

    /// <summary>The active encoder, once one is loaded; fails with <see cref="EncoderUnavailableException"/> when none can be.</summary>
    Task<EncoderDescription> ReadyAsync(CancellationToken cancellation = default);

    /// <returns>The loaded encoder of that hash; null where there is none.</returns>
    EncoderDescription? Find(string hash);

    /// <summary>Loads another encoder beside the active one, unless it is loaded.</summary>
    /// <param name="hash">The encoder's; null for the one that the settings ask for.</param>
    /// <exception cref="EncoderUnavailableException">It cannot be loaded; the message says how to mend it.</exception>
    Task<EncoderDescription> LoadAsync(string? hash, CancellationToken cancellation = default);

    /// <summary>Makes a loaded encoder the active one. The other one stays loaded.</summary>
    /// <exception cref="EncoderNotLoadedException">It is not loaded.</exception>
    void Activate(string hash);

    /// <summary>Takes no more pictures for an encoder; it is freed when no request waits for it. The active one stays.</summary>
    void Unload(string hash);

    /// <summary>Encodes one square picture of <see cref="EncoderDescription.InputEdge"/> pixels.</summary>
    /// <param name="encoderHash">Which loaded encoder is to do it: vectors of different encoders are never compared.</param>
    /// <exception cref="EncoderNotLoadedException">It is not loaded (any more).</exception>
    /// <exception cref="EncoderBusyException">The interactive queue is full; only for <see cref="EncodePriority.Interactive"/>.</exception>
    /// <exception cref="EncoderUnavailableException">The model could not be loaded, or the service is stopping.</exception>
    ValueTask<EncodedImage> EncodeAsync(
        RgbImage image,
        string encoderHash,
        EncodePriority priority,
        CancellationToken cancellation = default
    );
}

public enum EncodePriority
{
    /// <summary>Somebody waits: refused when the queue is full.</summary>
    Interactive,

    /// <summary>Imports and background work: waits for room.</summary>
    Bulk,
}

/// <param name="Hash">SHA-256 over weights and preprocessing, hexadecimal: the identity of the vectors.</param>
/// <param name="Name">What a person calls it.</param>
/// <param name="InputEdge">Side of the square input in pixels.</param>
/// <param name="Dimensions">Length of the vectors.</param>
/// <param name="Device">"cpu" or "cuda".</param>
public sealed record EncoderDescription(string Hash, string Name, int InputEdge, int Dimensions, string Device)
{
    /// <summary>Whether vectors are compared as they are; otherwise they need a projection to the style space.</summary>
    public bool IsStyleSpace { get; init; }

    /// <summary>How models are ranked by its vectors.</summary>
    public RankingMethod Ranking { get; init; }

    /// <summary>Whether its vectors go through a projection that is fitted on the catalogue.</summary>
    public bool IsFitted => !IsStyleSpace || Ranking == RankingMethod.Centre;
}

/// <param name="Vector"><see cref="EncoderDescription.Dimensions"/> numbers.</param>
/// <param name="Queued">Time from the call to the start of the batch.</param>
/// <param name="Encoding">Time of the batch.</param>
/// <param name="BatchSize">Pictures in the batch.</param>
public sealed record EncodedImage(float[] Vector, TimeSpan Queued, TimeSpan Encoding, int BatchSize);

public enum EncoderState
{
    Loading,
    Ready,
    Unavailable,
}

/// <param name="Problem">Why the encoder is unavailable and how to mend it; null otherwise.</param>
public sealed record EncoderStatus(EncoderState State, EncoderDescription? Description, string? Problem);

/// <summary>The interactive queue is full: try again after <see cref="RetryAfter"/>.</summary>
public sealed class EncoderBusyException(TimeSpan retryAfter) : Exception("The encoder is busy.")
{
    public TimeSpan RetryAfter { get; } = retryAfter;
}

/// <summary>No encoder of that hash is loaded: another one has taken its place.</summary>
public sealed class EncoderNotLoadedException(string hash) : Exception($"The encoder {hash} is not loaded.");

/// <summary>The encoder cannot encode; the message says why and how to mend it.</summary>
public sealed class EncoderUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
