using LoraJudge.Domain.Catalog;

namespace LoraJudge.Domain.Studies;

/// <summary>A ranking that a visitor's own search shows for a study; unique by (study, search).</summary>
public sealed class LiveRanking
{
    public long Id { get; set; }
    public long StudyId { get; set; }
    public Study Study { get; set; } = null!;

    /// <summary><see cref="StyleSearch.Code"/> of the search; its picture is not kept for the study.</summary>
    public required string SearchCode { get; set; }

    /// <summary>Whether it was interleaved of several methods' results.</summary>
    public bool IsInterleaved { get; set; }

    public DateTime CreatedUtc { get; set; }
    public ICollection<LiveEntry> Entries { get; init; } = [];
}

/// <summary>A result of a live ranking, with the score that the visitor gave; unique by (ranking, position) and by (ranking, model).</summary>
public sealed class LiveEntry
{
    public long Id { get; set; }
    public long LiveRankingId { get; set; }
    public LiveRanking LiveRanking { get; set; } = null!;

    /// <summary>From 1.</summary>
    public int Position { get; set; }

    public long LoraModelId { get; set; }
    public LoraModel LoraModel { get; set; } = null!;

    /// <summary>The method that put it there.</summary>
    public long VariantMethodId { get; set; }
    public VariantMethod VariantMethod { get; set; } = null!;

    /// <summary>From 1 to <see cref="Plan.StudyPlan.Scores"/>; null until the visitor gives one.</summary>
    public int? Score { get; set; }

    /// <summary>When the score was last given.</summary>
    public DateTime? JudgedUtc { get; set; }
}
