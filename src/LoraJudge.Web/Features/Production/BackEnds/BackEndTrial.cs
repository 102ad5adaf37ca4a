namespace LoraJudge.Web.Features.Production.BackEnds;

/// <summary>One picture, made to see whether a back end works.</summary>
/// <param name="Sample">As a JPEG file.</param>
public sealed record BackEndTrial(Guid Id, string BackEnd, string Lora, byte[] Sample, DateTime StartedUtc)
{
    /// <summary>What is done now, for a person.</summary>
    public string Doing { get; init; } = "Waiting";

    public DateTime? EndedUtc { get; init; }

    /// <summary>As a JPEG file; null where the back end draws none, or has not yet.</summary>
    public byte[]? Lines { get; init; }

    /// <summary>As a JPEG file; null until it is there.</summary>
    public byte[]? Picture { get; init; }

    /// <summary>JSON, indented.</summary>
    public string? Proof { get; init; }

    /// <summary>JSON, indented.</summary>
    public string? Parameters { get; init; }

    /// <summary>Why there is no picture.</summary>
    public string? Problem { get; init; }

    public bool IsRunning => EndedUtc is null;
}
