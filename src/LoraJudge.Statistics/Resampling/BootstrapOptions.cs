namespace LoraJudge.Statistics.Resampling;

/// <summary>How to resample. The same seed gives the same replicates, whatever the number of threads.</summary>
/// <param name="Replicates">Number of resamples, at least 1.</param>
/// <param name="ConfidenceLevel">Between 0 and 1, for example 0.95.</param>
/// <param name="Seed">Where the pseudo-random numbers start.</param>
/// <param name="MaxDegreeOfParallelism">Threads used at most; -1 for all.</param>
public sealed record BootstrapOptions(
    int Replicates = 10_000,
    double ConfidenceLevel = 0.95,
    ulong Seed = 20_240_229,
    int MaxDegreeOfParallelism = -1
)
{
    internal BootstrapOptions Checked()
    {
        Require.AtLeast(Replicates, 1, nameof(Replicates));
        Require.Probability(ConfidenceLevel, nameof(ConfidenceLevel));
        Require.That(MaxDegreeOfParallelism is -1 or > 0, nameof(MaxDegreeOfParallelism), "It must be -1 or at least 1.");
        return this;
    }
}
