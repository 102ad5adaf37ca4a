namespace LoraJudge.Domain.Catalog.Building;

/// <summary>An attempt that gave no picture that could be used, in words: what failed silently at the back end is named here.</summary>
public sealed class BuildIncident
{
    public const int MaxFaultLength = 50;

    public long Id { get; set; }
    public long BuildItemId { get; set; }
    public BuildItem BuildItem { get; set; } = null!;

    /// <summary>The sample's code; null where it was no sample's fault.</summary>
    public string? Sample { get; set; }

    /// <summary>The kind of fault, as the back end's seam names it.</summary>
    public required string Fault { get; set; }

    /// <summary>For a person.</summary>
    public required string Message { get; set; }

    public DateTime AtUtc { get; set; }
}
