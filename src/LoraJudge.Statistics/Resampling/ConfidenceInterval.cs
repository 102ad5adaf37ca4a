namespace LoraJudge.Statistics.Resampling;

/// <summary>How an interval was made.</summary>
public enum IntervalMethod
{
    /// <summary>Quantiles of the replicates.</summary>
    Percentile,

    /// <summary>Bias-corrected and accelerated (Efron 1987).</summary>
    BiasCorrectedAccelerated,

    /// <summary>Estimate, jackknife standard error and Student's t.</summary>
    Jackknife,

    /// <summary>A critical value times a standard error.</summary>
    Parametric,
}

/// <summary>
/// A confidence interval, in the units of the estimate. One-sided intervals have an infinite end. <see cref="Note"/> tells when the
/// method asked for did not apply and <see cref="Method"/> took its place.
/// </summary>
public sealed record ConfidenceInterval(double Lower, double Upper, double Level, IntervalMethod Method, string? Note = null)
{
    public bool Contains(double value) => Lower <= value && value <= Upper;
}
