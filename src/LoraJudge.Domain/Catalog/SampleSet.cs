namespace LoraJudge.Domain.Catalog;

/// <summary>The paper's sample set S: the pictures that every model transforms.</summary>
public sealed class SampleSet
{
    public const int MaxNameLength = 200;

    /// <summary>The paper's.</summary>
    public const double DefaultCleansingThreshold = 0.01;

    public long Id { get; set; }

    /// <summary>Unique.</summary>
    public required string Name { get; set; }

    /// <summary>Reference pictures whose mse to their sample is below this are removed, Eq. 1 of the paper: RGB from 0 to 255.</summary>
    public double CleansingThreshold { get; set; } = DefaultCleansingThreshold;

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

    /// <summary>Pixels, upright; null where an import had no originals.</summary>
    public int? Width { get; set; }
    public int? Height { get; set; }

    /// <summary>SHA-256 of the line drawing's blob, black on white, that back ends work from; null until one was made.</summary>
    public string? LineDrawingSha256 { get; set; }

    /// <summary>The back end that made the line drawing.</summary>
    public string? LineDrawingBackend { get; set; }
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
