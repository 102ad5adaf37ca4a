namespace LoraJudge.Domain.Experiments;

/// <summary>The loss of one step; unique by (run, step).</summary>
public sealed class TrainingLoss
{
    public long Id { get; set; }
    public long TrainingRunId { get; set; }
    public TrainingRun TrainingRun { get; set; } = null!;

    /// <summary>From 1, over the whole run.</summary>
    public int Step { get; set; }

    /// <summary>From 1.</summary>
    public int Epoch { get; set; }

    /// <summary>Mean over the batch.</summary>
    public double Loss { get; set; }
}

/// <summary>What an epoch reached; unique by (run, epoch).</summary>
public sealed class TrainingEpochFigures
{
    public long Id { get; set; }
    public long TrainingRunId { get; set; }
    public TrainingRun TrainingRun { get; set; } = null!;

    /// <summary>From 1.</summary>
    public int Epoch { get; set; }

    /// <summary>The epoch's last step.</summary>
    public int Step { get; set; }

    /// <summary>Mean over the epoch's steps.</summary>
    public double Loss { get; set; }

    /// <summary>Mean triplet loss on the validation models; null where there are none.</summary>
    public double? ValidationLoss { get; set; }

    /// <summary>Leave-one-out mean reciprocal rank among the validation models; null where there are none.</summary>
    public double? ValidationMrr { get; set; }
}
