using LoraJudge.Domain.Catalog;

namespace LoraJudge.Domain.Studies;

/// <summary>A query picture of a study; unique by (study, code).</summary>
public sealed class Topic
{
    public const int MaxCodeLength = 40;

    public long Id { get; set; }
    public long StudyId { get; set; }
    public Study Study { get; set; } = null!;

    /// <summary>What result files call it.</summary>
    public required string Code { get; set; }

    public TopicOrigin Origin { get; set; }

    /// <summary>SHA-256 of the picture's blob.</summary>
    public required string BlobSha256 { get; set; }

    /// <summary>Pixels, upright.</summary>
    public int Width { get; set; }

    /// <summary>Pixels, upright.</summary>
    public int Height { get; set; }

    /// <summary>
    /// The reference that the picture is, where it was held out of a model's: no method ranks by it, and its sample is shown by no
    /// candidate. Null for pictures from elsewhere.
    /// </summary>
    public long? ReferenceImageId { get; set; }
    public ReferenceImage? ReferenceImage { get; set; }

    /// <summary>SHA-256 of the originals of the samples that every candidate is shown by, in their order; empty until the study is open.</summary>
    public List<string> Originals { get; set; } = [];
}

/// <summary>Where a query picture came from.</summary>
public enum TopicOrigin
{
    Upload = 0,

    /// <summary>A search whose picture its owner gave for studies.</summary>
    Search = 1,

    /// <summary>A model's picture of a sample, left out of that model's references.</summary>
    HeldOut = 2,
}
