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

    /// <summary>SHA-256 of the picture's blob.</summary>
    public required string BlobSha256 { get; set; }
}
