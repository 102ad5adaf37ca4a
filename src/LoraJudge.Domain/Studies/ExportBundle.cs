namespace LoraJudge.Domain.Studies;

/// <summary>A ZIP that was made of a study: what it held, so that it can be told later whether it still holds.</summary>
public sealed class ExportBundle
{
    public const int MaxReasonLength = 400;

    public long Id { get; set; }
    public long StudyId { get; set; }
    public Study Study { get; set; } = null!;
    public DateTime MadeUtc { get; set; }

    /// <summary>Of the files in it.</summary>
    public int SchemaVersion { get; set; }

    /// <summary>Of the ZIP.</summary>
    public required string Sha256 { get; set; }

    /// <summary>Of the ZIP.</summary>
    public long Bytes { get; set; }

    /// <summary>SHA-256 over the data that it was made of.</summary>
    public required string Fingerprint { get; set; }

    /// <summary>The rules that its figures were made by, by their names.</summary>
    public Dictionary<string, string> Filters { get; set; } = [];

    /// <summary>Of the resampled figures; as the bits of an unsigned one.</summary>
    public long Seed { get; set; }

    /// <summary>Hashes of the encoders that ranked, by their methods.</summary>
    public Dictionary<string, string> Encoders { get; set; } = [];

    /// <summary>Rows of each file.</summary>
    public Dictionary<string, long> RowCounts { get; set; } = [];

    /// <summary>Whether the portal keeps the file, named by its hash.</summary>
    public bool IsKept { get; set; }

    /// <summary>When it ceased to be what the study is; null while it is.</summary>
    public DateTime? SupersededUtc { get; set; }

    /// <summary>Why, for who has it.</summary>
    public string? SupersededReason { get; set; }
}
