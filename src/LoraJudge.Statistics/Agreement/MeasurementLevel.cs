namespace LoraJudge.Statistics.Agreement;

/// <summary>
/// What may be concluded from two ratings, and so how large their disagreement δ² is. Source: Krippendorff (2011), Computing
/// Krippendorff's Alpha-Reliability, section D.
/// </summary>
public enum MeasurementLevel
{
    /// <summary>Equal or not: δ² is 0 or 1.</summary>
    Nominal,

    /// <summary>Ranks: δ = n_c/2 + n_k/2 + all n_g between them, n the frequencies of pairable values.</summary>
    Ordinal,

    /// <summary>Differences: δ = c - k.</summary>
    Interval,

    /// <summary>Ratios: δ = (c - k)/(c + k), 0 for two zeros; negative values are refused.</summary>
    Ratio,
}
