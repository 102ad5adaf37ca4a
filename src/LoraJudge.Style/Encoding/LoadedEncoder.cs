namespace LoraJudge.Style.Encoding;

/// <summary>An encoder in memory, with the number of requests that wait for it. Freed when it is retired and nobody waits.</summary>
internal sealed class LoadedEncoder(BatchEncoder encoder)
{
    private readonly Lock gate = new();
    private int waiting;
    private bool retired;

    /// <summary>Used by the reader alone, for requests that have entered and not left.</summary>
    public BatchEncoder Encoder => encoder;

    /// <returns>False once it is retired.</returns>
    public bool TryEnter()
    {
        lock (gate)
        {
            if (retired)
                return false;
            waiting++;
            return true;
        }
    }

    public void Leave()
    {
        lock (gate)
        {
            if (--waiting > 0 || !retired)
                return;
        }

        encoder.Dispose();
    }

    /// <summary>Takes no more requests; those that wait are still answered.</summary>
    public void Retire()
    {
        lock (gate)
        {
            if (retired)
                return;
            retired = true;
            if (waiting > 0)
                return;
        }

        encoder.Dispose();
    }
}
