using System.Collections.Concurrent;

namespace LoraJudge.Style.Encoding;

/// <summary>The encoders in memory, by hash. Safe for many threads.</summary>
internal sealed class LoadedEncoders
{
    private readonly ConcurrentDictionary<string, LoadedEncoder> loaded = new(StringComparer.Ordinal);

    public EncoderDescription? Find(string hash) => loaded.GetValueOrDefault(hash)?.Encoder.Description;

    /// <returns>The encoder of that hash: this one, or the one that was there, and then this one is freed.</returns>
    public EncoderDescription Add(BatchEncoder encoder)
    {
        var there = loaded.GetOrAdd(encoder.Description.Hash, _ => new LoadedEncoder(encoder));
        if (there.Encoder != encoder)
            encoder.Dispose();
        return there.Encoder.Description;
    }

    /// <summary>Lets a request in; the encoder stays in memory until it leaves.</summary>
    /// <exception cref="EncoderNotLoadedException">There is no such encoder (any more).</exception>
    public LoadedEncoder Enter(string hash) =>
        loaded.GetValueOrDefault(hash) is { } encoder && encoder.TryEnter() ? encoder : throw new EncoderNotLoadedException(hash);

    public void Retire(string hash)
    {
        if (loaded.TryRemove(hash, out var encoder))
            encoder.Retire();
    }

    public void RetireAll()
    {
        foreach (var hash in loaded.Keys)
            Retire(hash);
    }
}
