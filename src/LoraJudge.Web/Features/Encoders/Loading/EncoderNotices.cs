namespace LoraJudge.Web.Features.Encoders.Loading;

/// <summary>What went wrong with encoders in this process, for the pages to show.</summary>
internal sealed class EncoderNotices
{
    private volatile Unusable? unusable;
    private volatile string? activation;

    /// <summary>The activated encoder that cannot be used, for which the configured one stands in; null where all is well.</summary>
    public Unusable? Fallback
    {
        get => unusable;
        set => unusable = value;
    }

    /// <summary>Why the last activation came to nothing; null where it did not.</summary>
    public string? Activation
    {
        get => activation;
        set => activation = value;
    }

    public void Clear() => (unusable, activation) = (null, null);

    /// <param name="Hash">The encoder's.</param>
    /// <param name="Problem">Why, and how to mend it.</param>
    public sealed record Unusable(string Hash, string Problem);
}
