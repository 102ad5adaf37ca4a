namespace LoraJudge.Web.Features.Experiments.Evaluations;

/// <summary>Pseudo-random numbers of one purpose: draws of one part of an evaluation do not shift those of another.</summary>
internal static class SeededRandom
{
    /// <summary>The seeded generator of .NET keeps its sequence from version to version.</summary>
    public static Random Of(long seed, RandomPurpose purpose)
    {
        // The finaliser of SplitMix64 (Steele, Lea and Flood 2014), so that neighbouring seeds are far apart.
        var z = unchecked((ulong)seed + (0x9E3779B97F4A7C15 * (ulong)purpose));
        z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9);
        z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EB);
        return new Random((int)((z ^ (z >> 31)) & int.MaxValue));
    }
}

internal enum RandomPurpose
{
    EvaluationPairs = 1,
    TrainingPairs,
    Folds,
    FoldPairs,
    Queries,
    References,
    CalibrationHalves,
    ThresholdModels,
    CleansingModels,
    CleansingSamples,
    PlantedPictures,
}
