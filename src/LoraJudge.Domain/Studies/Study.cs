using LoraJudge.Domain.Studies.Plan;

namespace LoraJudge.Domain.Studies;

/// <summary>A user study of rankings, from the draft to the last judgment.</summary>
public sealed class Study
{
    public const int MaxTitleLength = 200;
    public const int InvitationLength = 22;

    public long Id { get; set; }
    public required string Title { get; set; }

    /// <summary>The account that it belongs to; null where that is gone, and only administrators see it.</summary>
    public long? OwnerId { get; set; }

    /// <summary>Unguessable part of the address that anyone may take part by, where the plan admits anyone.</summary>
    public required string Invitation { get; set; }

    public StudyState State { get; set; }

    /// <summary>What the researcher has decided; the frozen plan holds it as it was when the study was opened.</summary>
    public StudyPlan Plan { get; set; } = new();

    /// <summary><see cref="FrozenPlan.ToJson"/>; null while the study is a draft, the same for ever afterwards.</summary>
    public string? FrozenPlan { get; set; }

    /// <summary><see cref="FrozenPlan.Hash"/>; null while the study is a draft.</summary>
    public string? FrozenHash { get; set; }

    /// <summary>SHA-256 of the blob with the data of a study that was finished elsewhere and imported; null for one that is held here.</summary>
    public string? DataSha256 { get; set; }

    /// <summary>Whether no new judgments are taken for the moment.</summary>
    public bool IsPaused { get; set; }

    public DateTime CreatedUtc { get; set; }
    public DateTime? OpenedUtc { get; set; }
    public DateTime? ClosedUtc { get; set; }
    public ICollection<StudyAmendment> Amendments { get; init; } = [];
}

/// <summary>States are left in their order only.</summary>
public enum StudyState
{
    /// <summary>Everything may change; nothing is judged.</summary>
    Draft = 0,

    /// <summary>Nothing changes; participants judge.</summary>
    Open = 1,

    /// <summary>Nothing changes any more.</summary>
    Closed = 2,
}

/// <summary>A stored <see cref="Amendment"/>; unique by (study, number), appended only.</summary>
public sealed class StudyAmendment
{
    public long Id { get; set; }
    public long StudyId { get; set; }
    public Study Study { get; set; } = null!;
    public int Number { get; set; }
    public required string Text { get; set; }
    public bool ResultsSeen { get; set; }

    /// <summary>Hash of what was before it.</summary>
    public required string Before { get; set; }

    public DateTime MadeUtc { get; set; }
}
