using LoraJudge.Domain.Catalog;

namespace LoraJudge.Domain.Experiments;

/// <summary>One training of an encoder on the catalogue: what was asked for, how far it is, what came of it.</summary>
public sealed class TrainingRun
{
    public const int MaxNameLength = 200;
    public const int MaxProblemLength = 2000;

    public long Id { get; set; }
    public required string Name { get; set; }

    /// <summary>The named setting that the options come from; null where somebody chose them one by one.</summary>
    public string? VariantMethod { get; set; }

    /// <summary>The training's options as JSON.</summary>
    public required string Options { get; set; }

    public long Seed { get; set; }

    /// <summary>Name of the sample set whose pictures are trained on; null for the whole catalogue.</summary>
    public string? SampleSet { get; set; }

    public TrainingState State { get; set; }

    /// <summary>Set by whoever wants it to end; the run looks at it after every step.</summary>
    public bool CancelRequested { get; set; }

    /// <summary>Looks at pictures before the first step.</summary>
    public int Prepared { get; set; }

    /// <summary>All that are needed; 0 while they are not counted.</summary>
    public int PreparedOf { get; set; }

    /// <summary>Steps done.</summary>
    public int Step { get; set; }

    /// <summary>Steps of the whole run; 0 while they are not counted.</summary>
    public int Steps { get; set; }

    /// <summary>Models that were trained on.</summary>
    public int Models { get; set; }

    /// <summary>Ids of these models; empty where it is not known.</summary>
    public List<long> TrainedModels { get; set; } = [];

    /// <summary>Ids of the models that it was validated on.</summary>
    public List<long> ValidatedModels { get; set; } = [];

    /// <summary>Pictures that were trained on.</summary>
    public int Pictures { get; set; }

    /// <summary>SHA-256 over the pictures that were trained and validated on, 64 lower-case hexadecimal digits.</summary>
    public string? DataHash { get; set; }

    /// <summary>Why the run failed and what to do; null otherwise.</summary>
    public string? Problem { get; set; }

    /// <summary>The encoder that came of it.</summary>
    public long? EncoderId { get; set; }
    public Encoder? Encoder { get; set; }

    public DateTime CreatedUtc { get; set; }
    public DateTime? StartedUtc { get; set; }
    public DateTime? EndedUtc { get; set; }
}

public enum TrainingState
{
    Queued = 0,

    /// <summary>Pictures are decoded, cleansed and brought through the frozen blocks.</summary>
    Preparing = 1,
    Running = 2,
    Finished = 3,
    Failed = 4,
    Cancelled = 5,
}
