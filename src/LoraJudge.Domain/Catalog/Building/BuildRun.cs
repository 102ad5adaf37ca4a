namespace LoraJudge.Domain.Catalog.Building;

/// <summary>Models on their way to being searched: every sample of a set is transformed, cleansed, encoded and indexed.</summary>
public sealed class BuildRun
{
    public const int MaxNameLength = 200;
    public const int MaxProblemLength = 2000;

    public long Id { get; set; }
    public required string Name { get; set; }
    public long SampleSetId { get; set; }
    public SampleSet SampleSet { get; set; } = null!;

    /// <summary>Name of the back end that transforms.</summary>
    public required string Backend { get; set; }

    /// <summary>First seed: pictures of one sample have the same.</summary>
    public long Seed { get; set; }

    /// <summary>Longest side of the pictures that are made, in pixels.</summary>
    public int Edge { get; set; }

    public BuildState State { get; set; }
    public bool PauseRequested { get; set; }
    public bool CancelRequested { get; set; }

    /// <summary>Why it stands still or has ended early, for a person.</summary>
    public string? Problem { get; set; }

    /// <summary>Since when the back end has not answered; null while it does.</summary>
    public DateTime? AwaySinceUtc { get; set; }

    /// <summary>Name of the account that asked for it.</summary>
    public string? RequestedBy { get; set; }

    public DateTime CreatedUtc { get; set; }
    public DateTime? StartedUtc { get; set; }
    public DateTime? EndedUtc { get; set; }
    public List<BuildItem> Items { get; set; } = [];
}

public enum BuildState
{
    Waiting = 0,
    Running = 1,
    Paused = 2,
    Finished = 3,
    Cancelled = 4,
    Failed = 5,
}
