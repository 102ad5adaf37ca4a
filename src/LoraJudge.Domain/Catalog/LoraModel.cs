namespace LoraJudge.Domain.Catalog;

/// <summary>A registered LoRA: a fine-tune of a base model, loaded by name from a prompt.</summary>
public sealed class LoraModel
{
    public const int MaxSlugLength = 100;
    public const int MaxNameLength = 200;
    public const int MaxTextLength = 400;
    public const int MaxUrlLength = 2000;
    public const int AutoV3Length = 12;

    public long Id { get; set; }

    /// <summary>Unique, lower case, part of the model's address.</summary>
    public required string Slug { get; set; }

    public required string Name { get; set; }

    /// <summary>Name of the LoRA file without its ending: what <c>&lt;lora:name:1&gt;</c> calls it by.</summary>
    public required string LoraName { get; set; }

    public string? Version { get; set; }
    public string? Creator { get; set; }

    /// <summary>The base model as its publishers call it, for example "SD 1.5" or "SDXL 1.0".</summary>
    public string? BaseModel { get; set; }

    /// <summary>
    /// What it shares with models that may make the same pictures, for example the checkpoint that it is a fine-tune of, or the model that it is
    /// a version of. Where a picture's model is looked for to measure an encoder, a relative counts neither as right nor as wrong. Null where
    /// it has no relatives.
    /// </summary>
    public string? Family { get; set; }

    public List<string> TriggerWords { get; set; } = [];
    public string? Licence { get; set; }
    public bool? AllowsUncredited { get; set; }
    public bool? AllowsDerivatives { get; set; }
    public CommercialUse? CommercialUse { get; set; }
    public string? SourceUrl { get; set; }
    public NsfwLevel NsfwLevel { get; set; }

    /// <summary>SHA-256 of the LoRA file, 64 lower-case hexadecimal digits; unique when known.</summary>
    public string? Sha256 { get; set; }

    /// <summary>First 12 hexadecimal digits of the SHA-256 of the file's tensors: the same where only the header differs. Null where it is not known.</summary>
    public string? AutoV3 { get; set; }

    /// <summary>Of the network's matrices.</summary>
    public int? Rank { get; set; }

    public double? Alpha { get; set; }
    public List<string> Tags { get; set; } = [];

    /// <summary>What the file's header says of its training, by the header's own keys.</summary>
    public Dictionary<string, string> TrainingFacts { get; set; } = [];

    /// <summary>SHA-256 of the thumbnail's blob.</summary>
    public string? ThumbnailSha256 { get; set; }

    /// <summary>When somebody retired it: a retired model is not ranked. Null while it is in use.</summary>
    public DateTime? RetiredUtc { get; set; }

    /// <summary>Whether this is a procedural style of the demo that stands in for a LoRA.</summary>
    public bool IsStandIn { get; set; }

    /// <summary>Where each metadata field came from, by property name.</summary>
    public Dictionary<string, MetadataSource> Sources { get; set; } = [];

    /// <summary>All that each source says; the fields are settled from it by <see cref="ModelStatements"/>.</summary>
    public Dictionary<MetadataSource, ModelMetadata> Statements { get; set; } = [];

    public DateTime CreatedUtc { get; set; }
    public List<ReferenceImage> References { get; set; } = [];
}

/// <summary>Where the value of a metadata field came from.</summary>
public enum MetadataSource
{
    FileName = 0,
    FileHeader = 1,
    ModelJson = 2,
    Civitai = 3,
    Person = 4,
    Demo = 5,

    /// <summary>The list of a program that pictures are made with.</summary>
    BackEnd = 6,
}

/// <summary>What a licence allows commercially; a set of flags named as Civitai names them.</summary>
[Flags]
public enum CommercialUse
{
    None = 0,
    Image = 1,
    RentCivit = 2,
    Rent = 4,
    Sell = 8,
}

/// <summary>Content levels as Civitai numbers them; zero where nothing is known.</summary>
[Flags]
public enum NsfwLevel
{
    Unknown = 0,
    Pg = 1,
    Pg13 = 2,
    R = 4,
    X = 8,
    Xxx = 16,
}
