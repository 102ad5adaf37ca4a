using LoraJudge.Domain.Catalog;

namespace LoraJudge.Domain.Experiments;

/// <summary>What an encoder was measured to be worth, on named pictures.</summary>
public sealed class Evaluation
{
    public const int MaxDataLength = 200;

    public long Id { get; set; }
    public long EncoderId { get; set; }
    public Encoder Encoder { get; set; } = null!;
    public EvaluationKind Kind { get; set; }

    /// <summary>Name of what it was measured on.</summary>
    public required string Data { get; set; }

    /// <summary>SHA-256 over the pictures that it was measured on, 64 lower-case hexadecimal digits.</summary>
    public required string DataHash { get; set; }

    public long Seed { get; set; }

    /// <summary>The figures as JSON.</summary>
    public required string Figures { get; set; }

    public DateTime CreatedUtc { get; set; }
}

public enum EvaluationKind
{
    /// <summary>The paper's evaluation 1: whether one model made both pictures.</summary>
    SameModel = 0,

    /// <summary>The paper's evaluation 2: at which rank a picture's model comes.</summary>
    Ranking = 1,

    /// <summary>Whether the likelihoods are as often right as they say.</summary>
    Calibration = 2,
}
