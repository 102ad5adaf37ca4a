using LoraJudge.Domain.Catalog;

namespace LoraJudge.Domain.Studies;

/// <summary>
/// A model that is judged for a topic; unique by (study, topic, model), whatever methods found it. It never names a method: that is what
/// blinds raters.
/// </summary>
public sealed class PoolItem
{
    public const int CodeLength = 22;

    public long Id { get; set; }
    public long StudyId { get; set; }
    public Study Study { get; set; } = null!;
    public long TopicId { get; set; }
    public Topic Topic { get; set; } = null!;
    public long LoraModelId { get; set; }
    public LoraModel LoraModel { get; set; } = null!;

    /// <summary>What participants' pages call it: random, unique.</summary>
    public required string Code { get; set; }

    /// <summary>SHA-256 of the blobs of the pictures that are shown, in their order.</summary>
    public List<string> Pictures { get; init; } = [];
}

/// <summary>An item whose right answer is known; it looks like any other, and is left out of all measures.</summary>
public sealed class AttentionCheck
{
    public long Id { get; set; }
    public long StudyId { get; set; }
    public Study Study { get; set; } = null!;
    public long TopicId { get; set; }
    public Topic Topic { get; set; } = null!;

    /// <summary>As a pool item's.</summary>
    public required string Code { get; set; }

    /// <summary>As a pool item's.</summary>
    public List<string> Pictures { get; init; } = [];

    /// <summary>Score from which on the check is passed.</summary>
    public int Least { get; set; }

    /// <summary>Score up to which it is.</summary>
    public int Most { get; set; }
}
