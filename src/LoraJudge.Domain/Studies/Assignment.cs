namespace LoraJudge.Domain.Studies;

/// <summary>A participant's place at a block; unique by (participant, block) and, unless it was released, by (block, slot).</summary>
public sealed class Assignment
{
    public long Id { get; set; }
    public long ParticipantId { get; set; }
    public Participant Participant { get; set; } = null!;
    public long BlockId { get; set; }
    public Block Block { get; set; } = null!;

    /// <summary>From 0, below the study's raters; null once the place was given to somebody else.</summary>
    public int? Slot { get; set; }

    public AssignmentState State { get; set; }
    public DateTime CreatedUtc { get; set; }

    /// <summary>When the participant was last seen at it.</summary>
    public DateTime SeenUtc { get; set; }

    public ICollection<Judgment> Judgments { get; init; } = [];
}

public enum AssignmentState
{
    /// <summary>Judgments are given and changed.</summary>
    Open = 0,

    /// <summary>Its judgments change no more.</summary>
    Complete = 1,

    /// <summary>Abandoned: its judgments do not count, its slot is free.</summary>
    Released = 2,
}

/// <summary>One score; unique by (assignment, block item).</summary>
public sealed class Judgment
{
    public long Id { get; set; }
    public long AssignmentId { get; set; }
    public Assignment Assignment { get; set; } = null!;
    public long BlockItemId { get; set; }
    public BlockItem BlockItem { get; set; } = null!;

    /// <summary>From 1 to <see cref="Plan.StudyPlan.Scores"/>.</summary>
    public int Score { get; set; }

    /// <summary>From when the last picture of the item was shown to when the score was given, for the first time; milliseconds.</summary>
    public int ResponseMilliseconds { get; set; }

    /// <summary>Tries to load a picture of the item that failed before the first score was given; null if not known.</summary>
    public int? LoadFailures { get; set; }

    /// <summary>When the score was last given.</summary>
    public DateTime JudgedUtc { get; set; }
}
