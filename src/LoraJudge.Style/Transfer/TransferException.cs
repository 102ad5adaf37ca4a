namespace LoraJudge.Style.Transfer;

/// <summary>Why there is no picture that could be used.</summary>
public sealed class TransferException : Exception
{
    public TransferException(TransferFault fault, string message)
        : base(message) => Fault = fault;

    public TransferException(TransferFault fault, string message, Exception inner)
        : base(message, inner) => Fault = fault;

    public TransferFault Fault { get; }

    /// <summary>Whether trying again later may help.</summary>
    public bool IsTransient => Fault is TransferFault.Unavailable or TransferFault.Unreadable;
}

public enum TransferFault
{
    /// <summary>It does not answer, is too busy, or died on the way.</summary>
    Unavailable,

    /// <summary>Its answer is not what it should be.</summary>
    Unreadable,

    /// <summary>It says that it cannot.</summary>
    Refused,

    LoraNotApplied,
    ControlNetNotApplied,
    OtherCheckpoint,
}
