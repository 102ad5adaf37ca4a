using MathNet.Numerics.Distributions;

namespace LoraJudge.Statistics.Comparison;

/// <summary>Inverts the tails of Dunnett's distribution.</summary>
internal static class CriticalValue
{
    private const double Accuracy = 1e-14;

    /// <summary>
    /// The root of log p(c) = log α. It lies between the unadjusted and the Bonferroni quantile of Student's t, because the correlations
    /// are not negative. Secant steps from the Bonferroni end, kept inside the bracket.
    /// </summary>
    public static double Find(DunnettDistribution distribution, double alpha, bool twoSided)
    {
        Require.Probability(alpha, nameof(alpha));
        var tail = twoSided ? alpha / 2 : alpha;
        var low = Quantile(tail, distribution.DegreesOfFreedom);
        var high = Quantile(tail / distribution.Comparisons, distribution.DegreesOfFreedom);
        var slack = 1e-6 * (1 + Math.Abs(high));
        (low, high) = (twoSided ? Math.Max(0, low - slack) : low - slack, high + slack);
        double Excess(double c) => Math.Log((twoSided ? distribution.TwoSidedTail(c) : distribution.UpperTail(c)) / alpha);
        return Solve(Excess, low, high, Slope(high, distribution.DegreesOfFreedom));
    }

    private static double Solve(Func<double, double> excess, double low, double high, double slope)
    {
        var previous = high;
        var atPrevious = excess(high);
        var current = Inside(high - atPrevious / slope, low, high);
        for (var iteration = 0; iteration < 100; iteration++)
        {
            var atCurrent = excess(current);
            if (atCurrent > 0)
                low = current;
            else
                high = current;
            if (Math.Abs(current - previous) <= Accuracy * Math.Abs(current) || atCurrent == atPrevious || atCurrent == 0)
                return current;
            var next = current - atCurrent * (current - previous) / (atCurrent - atPrevious);
            if (Math.Abs(next - current) <= Accuracy * Math.Abs(current))
                return next;
            (previous, atPrevious, current) = (current, atCurrent, Inside(next, low, high));
        }
        return current;
    }

    private static double Inside(double next, double low, double high) => next > low && next < high ? next : (low + high) / 2;

    // d log p / dc of a single Student tail, a good first guess for the joint tail's.
    private static double Slope(double c, double degreesOfFreedom) =>
        double.IsInfinity(degreesOfFreedom) ? -Math.Max(c, 0.5) : -(degreesOfFreedom + 1) * Math.Max(c, 0.5) / (degreesOfFreedom + c * c);

    private static double Quantile(double upperTail, double degreesOfFreedom) =>
        double.IsInfinity(degreesOfFreedom) ? -Normal.InvCDF(0, 1, upperTail) : -StudentT.InvCDF(0, 1, degreesOfFreedom, upperTail);
}
