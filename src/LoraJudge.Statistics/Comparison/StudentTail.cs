namespace LoraJudge.Statistics.Comparison;

/// <summary>Tails of Student's t with full relative accuracy: Dunnett's distribution with one comparison.</summary>
internal static class StudentTail
{
    public static double Upper(double t, double degreesOfFreedom) => Of(degreesOfFreedom).UpperTail(t);

    public static double TwoSided(double t, double degreesOfFreedom) => Of(degreesOfFreedom).TwoSidedTail(Math.Abs(t));

    /// <summary>The unadjusted p-value of a statistic for an alternative.</summary>
    public static double PValue(double t, double degreesOfFreedom, Alternative alternative) =>
        alternative switch
        {
            Alternative.Greater => Upper(t, degreesOfFreedom),
            Alternative.Less => Upper(-t, degreesOfFreedom),
            _ => TwoSided(t, degreesOfFreedom),
        };

    /// <summary>c with P(T ≥ c) = <paramref name="upperTail"/>; infinite degrees of freedom give the normal distribution's.</summary>
    public static double Critical(double upperTail, double degreesOfFreedom) => Of(degreesOfFreedom).UpperCriticalValue(upperTail);

    private static DunnettDistribution Of(double degreesOfFreedom) => new([0], degreesOfFreedom);
}
