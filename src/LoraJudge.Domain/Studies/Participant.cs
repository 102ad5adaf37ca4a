namespace LoraJudge.Domain.Studies;

/// <summary>Somebody who judges: a random code, no name, no e-mail.</summary>
public sealed class Participant
{
    public const int CodeLength = 22;
    public const int MaxVersionLength = 40;
    public const int MaxPanelIdLength = 100;

    public long Id { get; set; }
    public long StudyId { get; set; }
    public Study Study { get; set; } = null!;

    /// <summary>Unguessable; whoever has it is the participant.</summary>
    public required string Code { get; set; }

    /// <summary>An id that a panel gave, to send the participant back with; null without one.</summary>
    public string? PanelId { get; set; }

    /// <summary>Version of the consent that was given; null until then, and nothing is assigned until then.</summary>
    public string? ConsentVersion { get; set; }

    public DateTime? ConsentUtc { get; set; }

    /// <summary>When practice was done; null until then.</summary>
    public DateTime? PractisedUtc { get; set; }

    /// <summary>Answers to the plan's questions, in their order.</summary>
    public List<string> Answers { get; set; } = [];

    /// <summary>When the questions were answered, which ends the participant's work; null until then.</summary>
    public DateTime? FinishedUtc { get; set; }

    public DateTime CreatedUtc { get; set; }
}

/// <summary>What is left of a participant who withdrew: a receipt that names nobody.</summary>
public sealed class Withdrawal
{
    public const int ReceiptLength = 22;

    public long Id { get; set; }
    public long StudyId { get; set; }
    public Study Study { get; set; } = null!;

    /// <summary>What the participant keeps: random, unique, and not made from their code.</summary>
    public required string Receipt { get; set; }

    /// <summary>Judgments that were erased.</summary>
    public int Judgments { get; set; }

    public DateTime WithdrawnUtc { get; set; }
}
