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
    public DateTime CreatedUtc { get; set; }
}
