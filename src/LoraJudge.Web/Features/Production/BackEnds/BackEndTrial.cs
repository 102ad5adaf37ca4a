using LoraJudge.Web.Shared.Work;

namespace LoraJudge.Web.Features.Production.BackEnds;

/// <summary>One picture, made to see whether a back end works.</summary>
/// <param name="sample">As a JPEG file.</param>
public sealed class BackEndTrial(Guid id, string backEnd, string lora, byte[] sample)
{
    public Guid Id => id;

    public string BackEnd => backEnd;

    public string Lora => lora;

    public byte[] Sample => sample;

    /// <summary>As a JPEG file; null if the back end draws none, or has not yet.</summary>
    public byte[]? Lines { get; internal set; }

    /// <summary>As a JPEG file; null until it is there.</summary>
    public byte[]? Picture { get; internal set; }

    /// <summary>JSON, indented.</summary>
    public string? Proof { get; internal set; }

    /// <summary>JSON, indented.</summary>
    public string? Parameters { get; internal set; }

    /// <summary>Null for a moment, before it is in the queue.</summary>
    public WorkItem? Work { get; internal set; }

    public bool IsRunning => Work is not { IsUnderWay: false };

    /// <summary>Why there is no picture.</summary>
    public string? Problem => Work?.Problem;
}
