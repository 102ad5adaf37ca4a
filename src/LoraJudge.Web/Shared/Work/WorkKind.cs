namespace LoraJudge.Web.Shared.Work;

/// <summary>A kind of work: how much of it at once, and what a person reads when it did not end well.</summary>
/// <param name="Name">Of no other kind.</param>
public sealed record WorkKind(string Name)
{
    /// <summary>How many run at once; the others wait in the order in which they were asked for.</summary>
    public int AtOnce { get; init; } = 1;

    /// <summary>How many that have ended are remembered, for the pages that asked for them.</summary>
    public int Kept { get; init; } = 100;

    /// <summary>Whether work that is asked for while it runs is done once more: it may have read what has changed since.</summary>
    public bool Repeats { get; init; }

    /// <summary>Whether it is one of many small steps: neither shown with the portal's work nor logged, unless it fails.</summary>
    public bool IsQuiet { get; init; }

    /// <summary>What a person reads after a cancellation.</summary>
    public string Cancelled { get; init; } = "It was cancelled.";

    /// <summary>What a person reads after a failure that nobody foresaw, and what to do.</summary>
    public required string Failed { get; init; }

    /// <summary>What a person reads after a failure that they can mend; null for one that nobody foresaw.</summary>
    public Func<Exception, string?> Explain { get; init; } = _ => null;

    /// <summary>The key of one piece of this work.</summary>
    public string Key(object id) => FormattableString.Invariant($"{Name}/{id}");
}
