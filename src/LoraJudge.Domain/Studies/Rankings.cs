using LoraJudge.Domain.Catalog;

namespace LoraJudge.Domain.Studies;

/// <summary>A way to rank that a study compares with others; unique by (study, name). No page of a participant names it.</summary>
public sealed class VariantMethod
{
    public const int MaxNameLength = 100;

    public long Id { get; set; }
    public long StudyId { get; set; }
    public Study Study { get; set; } = null!;
    public required string Name { get; set; }

    /// <summary>Where it stands among the study's methods, from 0.</summary>
    public int Position { get; set; }

    /// <summary>Hash of the encoder that ranks; null for an imported run.</summary>
    public string? EncoderHash { get; set; }

    /// <summary>SHA-256 of the blob of an imported run in TREC's format; null for an encoder.</summary>
    public string? RunFileSha256 { get; set; }
}

/// <summary>What a method found for all topics, when the study was opened. One a method.</summary>
public sealed class Run
{
    public long Id { get; set; }
    public long VariantMethodId { get; set; }
    public VariantMethod VariantMethod { get; set; } = null!;

    /// <summary>SHA-256 over the entries in TREC's format.</summary>
    public required string Sha256 { get; set; }

    public DateTime CreatedUtc { get; set; }
    public ICollection<RunEntry> Entries { get; init; } = [];
}

/// <summary>A ranked model; unique by (run, topic, rank) and by (run, topic, model).</summary>
public sealed class RunEntry
{
    public long Id { get; set; }
    public long RunId { get; set; }
    public Run Run { get; set; } = null!;
    public long TopicId { get; set; }
    public Topic Topic { get; set; } = null!;

    /// <summary>From 1.</summary>
    public int Rank { get; set; }

    public long LoraModelId { get; set; }
    public LoraModel LoraModel { get; set; } = null!;

    /// <summary>As the method counts it; larger is better.</summary>
    public double Score { get; set; }
}
