namespace LoraJudge.Domain.Catalog;

/// <summary>The paper's sample set S: the pictures that every model transforms.</summary>
public sealed class SampleSet
{
    public const int MaxNameLength = 200;

    public long Id { get; set; }

    /// <summary>Unique.</summary>
    public required string Name { get; set; }

    public DateTime CreatedUtc { get; set; }
    public List<SampleImage> Images { get; set; } = [];
}

/// <summary>One sample of a sample set.</summary>
public sealed class SampleImage
{
    public const int MaxCodeLength = 200;

    public long Id { get; set; }
    public long SampleSetId { get; set; }
    public SampleSet SampleSet { get; set; } = null!;

    /// <summary>Unique within the set: the file's name without its ending.</summary>
    public required string Code { get; set; }

    public SampleCategory Category { get; set; }
    public string? Licence { get; set; }

    /// <summary>SHA-256 of the original picture's blob; null where an import had no originals.</summary>
    public string? BlobSha256 { get; set; }
}

/// <summary>The kinds of pictures that a diverse sample set holds.</summary>
public enum SampleCategory
{
    Unknown = 0,
    Face = 1,
    Object = 2,
    Landscape = 3,
    Abstract = 4,
    Pattern = 5,
    Painting = 6,
}
