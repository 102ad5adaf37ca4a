namespace LoraJudge.Style.Encoding;

/// <summary>Where an <see cref="EncoderService"/> gets its encoders from. Called off the threads that encode.</summary>
public interface IEncoderSource
{
    /// <summary>The encoder that the service starts with.</summary>
    /// <exception cref="EncoderUnavailableException">There is none that can be used; the message says how to mend it.</exception>
    Task<BatchEncoder> LoadFirstAsync(CancellationToken cancellation);

    /// <param name="hash">The encoder's; null for the one that the settings ask for.</param>
    /// <exception cref="EncoderUnavailableException">It cannot be loaded; the message says how to mend it.</exception>
    Task<BatchEncoder> LoadAsync(string? hash, CancellationToken cancellation);
}
