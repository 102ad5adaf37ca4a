namespace LoraJudge.Domain.Catalog.Building;

/// <summary>One model of a run; unique by (run, model). What is left to do is read from reference images and vectors, not from here.</summary>
public sealed class BuildItem
{
    public const int MaxWorkerLength = 200;

    public long Id { get; set; }
    public long BuildRunId { get; set; }
    public BuildRun BuildRun { get; set; } = null!;
    public long LoraModelId { get; set; }
    public LoraModel LoraModel { get; set; } = null!;
    public BuildStage Stage { get; set; }

    /// <summary>Samples of the set.</summary>
    public int Total { get; set; }

    /// <summary>Pictures that are there.</summary>
    public int Generated { get; set; }

    /// <summary>Pictures that cleansing removed.</summary>
    public int Removed { get; set; }

    /// <summary>Pictures that have their vector by the active encoder.</summary>
    public int Encoded { get; set; }

    /// <summary>Attempts in a row that failed.</summary>
    public int Failures { get; set; }

    public string? Problem { get; set; }

    /// <summary>The process that works on it, until the lease ends or is renewed: one that died lets go of it so.</summary>
    public string? Worker { get; set; }

    public DateTime? LeaseEndsUtc { get; set; }

    /// <summary>Not tried again before this.</summary>
    public DateTime? NotBeforeUtc { get; set; }

    public DateTime? StartedUtc { get; set; }
    public DateTime? EndedUtc { get; set; }
}

public enum BuildStage
{
    Waiting = 0,
    Generating = 1,
    Cleansing = 2,
    Encoding = 3,
    Indexing = 4,
    Finished = 5,
    Failed = 6,
    Cancelled = 7,
}
