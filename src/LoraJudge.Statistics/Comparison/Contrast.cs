using LoraJudge.Statistics.Resampling;

namespace LoraJudge.Statistics.Comparison;

/// <summary>Makes a comparison from a difference and its standard error.</summary>
internal static class Contrast
{
    private const string NoVariation = "nothing varies and the means are equal";
    private const string NoDegrees = "no degrees of freedom are left to estimate the variance";

    /// <param name="adjusted">Adjusted p-value of a finite statistic.</param>
    /// <param name="critical">Critical value of the simultaneous interval.</param>
    public static Comparison Make(
        double mean,
        double difference,
        double standardError,
        double degreesOfFreedom,
        Alternative alternative,
        Func<double, double> adjusted,
        double critical,
        double level
    )
    {
        if (!(degreesOfFreedom > 0))
            return Undefined(mean, difference, NoDegrees);
        if (standardError == 0 && difference == 0)
            return Undefined(mean, difference, NoVariation);
        var t = difference / standardError;
        return new(
            mean,
            difference,
            Figure.Of(standardError),
            Figure.Of(degreesOfFreedom),
            Figure.Of(t),
            Figure.Of(StudentTail.PValue(t, degreesOfFreedom, alternative)),
            Figure.Of(adjusted(t)),
            Interval(difference, critical * standardError, alternative, level)
        );
    }

    public static Comparison Undefined(double mean, double difference, string reason)
    {
        var none = Figure.Undefined(reason);
        return new(mean, difference, none, none, none, none, none, null);
    }

    /// <summary>Adjusted p-value of one statistic from the distribution of the largest.</summary>
    public static double PValue(DunnettDistribution distribution, double t, Alternative alternative) =>
        alternative switch
        {
            Alternative.Greater => distribution.UpperTail(t),
            Alternative.Less => distribution.UpperTail(-t),
            _ => distribution.TwoSidedTail(Math.Abs(t)),
        };

    public static double Critical(DunnettDistribution distribution, double level, Alternative alternative) =>
        alternative == Alternative.TwoSided ? distribution.TwoSidedCriticalValue(1 - level) : distribution.UpperCriticalValue(1 - level);

    private static ConfidenceInterval Interval(double difference, double half, Alternative alternative, double level) =>
        new(
            alternative == Alternative.Less ? double.NegativeInfinity : difference - half,
            alternative == Alternative.Greater ? double.PositiveInfinity : difference + half,
            level,
            IntervalMethod.Parametric
        );
}
