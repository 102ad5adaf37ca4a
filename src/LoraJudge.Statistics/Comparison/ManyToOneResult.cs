using LoraJudge.Statistics.Resampling;

namespace LoraJudge.Statistics.Comparison;

/// <summary>Comparisons of several groups with one control.</summary>
/// <param name="Alternative">The hypothesis that small p-values speak for.</param>
/// <param name="ConfidenceLevel">Joint coverage of the intervals.</param>
/// <param name="ControlMean">In the units of the data.</param>
/// <param name="DegreesOfFreedom">Of the pooled variance; undefined where each comparison has its own.</param>
/// <param name="StandardDeviation">Square root of the pooled (or residual) variance; undefined where each group has its own.</param>
/// <param name="CriticalValue">
/// What a statistic must exceed at this level (in absolute value, two-sided); undefined where each comparison has its own.
/// </param>
/// <param name="Comparisons">One per group, in the order given.</param>
public sealed record ManyToOneResult(
    Alternative Alternative,
    double ConfidenceLevel,
    double ControlMean,
    Figure DegreesOfFreedom,
    Figure StandardDeviation,
    Figure CriticalValue,
    IReadOnlyList<Comparison> Comparisons
)
{
    /// <summary>Whether the data within groups do not vary at all: statistics are then infinite (p = 0) or undefined.</summary>
    public bool IsDegenerate { get; init; }
}

/// <summary>One group against the control.</summary>
/// <param name="Mean">The group's mean.</param>
/// <param name="Difference">Group minus control.</param>
/// <param name="StandardError">Of the difference.</param>
/// <param name="DegreesOfFreedom">Of this comparison's statistic.</param>
/// <param name="Statistic">Difference / standard error; infinite where nothing varies but the means differ.</param>
/// <param name="UnadjustedPValue">Student's t, as if this were the only comparison.</param>
/// <param name="PValue">Adjusted for all comparisons.</param>
/// <param name="Interval">Simultaneous interval of the difference; null where it is undefined.</param>
public sealed record Comparison(
    double Mean,
    double Difference,
    Figure StandardError,
    Figure DegreesOfFreedom,
    Figure Statistic,
    Figure UnadjustedPValue,
    Figure PValue,
    ConfidenceInterval? Interval
);
