namespace LoraJudge.Domain.Catalog;

/// <summary>What Civitai said of a file, kept when it says so no more; unique by hash.</summary>
public sealed class CivitaiRecord
{
    public long Id { get; set; }

    /// <summary>SHA-256 of the LoRA file.</summary>
    public required string Sha256 { get; set; }

    /// <summary>The version's JSON as it was last there; null where the file was never known.</summary>
    public string? Version { get; set; }

    /// <summary>The model's JSON as it was last there: creator, licence, tags.</summary>
    public string? Model { get; set; }

    /// <summary>When it was asked for last.</summary>
    public DateTime AskedUtc { get; set; }

    /// <summary>When what is kept was not there any more; null while it is.</summary>
    public DateTime? GoneUtc { get; set; }
}
