namespace LoraJudge.Statistics;

/// <summary>A number, or the reason why there is none. An undefined figure never turns into NaN, 0 or 1 on its own.</summary>
public readonly record struct Figure
{
    private readonly double value;
    private readonly string? reason;

    private Figure(double value, string? reason, bool isDefined)
    {
        this.value = value;
        this.reason = reason;
        IsDefined = isDefined;
    }

    public bool IsDefined { get; }

    /// <summary>The number.</summary>
    /// <exception cref="InvalidOperationException">The figure is undefined; the message is the reason.</exception>
    public double Value => IsDefined ? value : throw new InvalidOperationException($"Undefined: {Reason}");

    /// <summary>The number, or null where the figure is undefined.</summary>
    public double? ValueOrNull => IsDefined ? value : null;

    /// <summary>Why the figure is undefined; null where it is defined.</summary>
    public string? Reason => IsDefined ? null : reason ?? "it was not computed";

    /// <exception cref="ArgumentException"><paramref name="value"/> is NaN.</exception>
    public static Figure Of(double value) =>
        double.IsNaN(value) ? throw new ArgumentException("A figure is never NaN.", nameof(value)) : new(value, null, true);

    public static Figure Undefined(string reason) => new(0, reason, false);

    public override string ToString() => IsDefined ? value.ToString("R") : $"undefined ({Reason})";
}
