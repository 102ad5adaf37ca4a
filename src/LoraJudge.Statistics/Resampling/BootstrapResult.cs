namespace LoraJudge.Statistics.Resampling;

/// <summary>What resampling found.</summary>
/// <param name="Estimate">The statistic of the data themselves.</param>
/// <param name="Replicates">The statistic of each resample for which it is defined, in the order of drawing.</param>
/// <param name="UndefinedReplicates">How many resamples had no statistic and were dropped.</param>
/// <param name="Percentile">Percentile interval; null where nothing is defined.</param>
/// <param name="Bca">Bias-corrected accelerated interval; its note tells when the percentile interval took its place.</param>
public sealed record BootstrapResult(
    Figure Estimate,
    IReadOnlyList<double> Replicates,
    int UndefinedReplicates,
    ConfidenceInterval? Percentile,
    ConfidenceInterval? Bca
)
{
    /// <summary>Mean of the defined replicates.</summary>
    public Figure Mean =>
        Replicates.Count == 0
            ? Figure.Undefined("no replicate is defined")
            : Figure.Of(CompensatedSum.Of(Replicates.ToArray()) / Replicates.Count);

    /// <summary>Standard deviation of the defined replicates (divisor count - 1): the bootstrap standard error.</summary>
    public Figure StandardError
    {
        get
        {
            if (Replicates.Count < 2)
                return Figure.Undefined("fewer than two replicates are defined");
            var sum = new CompensatedSum();
            var mean = Mean.Value;
            foreach (var value in Replicates)
                sum.Add((value - mean) * (value - mean));
            return Figure.Of(Math.Sqrt(sum.Value / (Replicates.Count - 1)));
        }
    }
}
