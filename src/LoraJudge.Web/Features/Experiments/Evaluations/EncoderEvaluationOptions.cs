using LoraJudge.Statistics.Resampling;

namespace LoraJudge.Web.Features.Experiments.Evaluations;

/// <summary>How an encoder is evaluated. The defaults are the paper's, where the paper says.</summary>
internal sealed record EncoderEvaluationOptions
{
    private const int MaxPairs = 1_000_000;

    /// <summary>Pairs of two samples and one model.</summary>
    public int CorrectPairs { get; init; } = 10_000;

    /// <summary>Pairs of one sample (or subject) and two models.</summary>
    public int IncorrectPairs { get; init; } = 10_100;

    public PairKey Key { get; init; } = PairKey.Auto;

    /// <summary>Disjoint groups of models that F1 is measured on, one by one.</summary>
    public int Folds { get; init; } = 10;

    /// <summary>Queries of the paper's ranking, each of another model.</summary>
    public int Queries { get; init; } = 40;

    /// <summary>Reference samples a model of the paper's ranking.</summary>
    public int References { get; init; } = 30;

    /// <summary>Points of the reliability curve.</summary>
    public int ReliabilityBins { get; init; } = 10;

    /// <summary>Resamples of every interval.</summary>
    public int Replicates { get; init; } = 2000;

    /// <summary>Of every interval.</summary>
    public double ConfidenceLevel { get; init; } = 0.95;

    /// <summary>Draws pairs, folds, queries, references and resamples. Encoders are compared on the same folds by the same seed.</summary>
    public long Seed { get; init; } = 1;

    /// <returns>What is wrong and what to write instead; null where nothing is.</returns>
    public string? Problem() =>
        Range(CorrectPairs, 1, MaxPairs, nameof(CorrectPairs), 10_000)
        ?? Range(IncorrectPairs, 1, MaxPairs, nameof(IncorrectPairs), 10_100)
        ?? (Enum.IsDefined(Key) ? null : $"Key is {Key}: write Auto, Sample or Subject.")
        ?? Range(Folds, 2, 1000, nameof(Folds), 10)
        ?? Range(Queries, 1, 100_000, nameof(Queries), 40)
        ?? Range(References, 1, 100_000, nameof(References), 30)
        ?? Range(ReliabilityBins, 1, 1000, nameof(ReliabilityBins), 10)
        ?? Range(Replicates, 100, 100_000, nameof(Replicates), 2000)
        ?? (
            ConfidenceLevel is > 0 and < 1
                ? null
                : $"ConfidenceLevel is {ConfidenceLevel}: write a number between 0 and 1, for example 0.95."
        );

    internal BootstrapOptions Bootstrap => new(Replicates, ConfidenceLevel, unchecked((ulong)Seed));

    private static string? Range(int value, int from, int to, string name, int example) =>
        value >= from && value <= to ? null : $"{name} is {value}: write a number from {from} to {to}, for example {example}.";
}
