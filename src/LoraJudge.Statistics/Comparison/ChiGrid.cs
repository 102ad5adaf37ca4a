namespace LoraJudge.Statistics.Comparison;

/// <summary>
/// Nodes in u = log S, laid around the peak of the integrand f(u) P(t e^u) and not of the density f alone: for large t and few degrees
/// of freedom the mass sits far out at small S. Nodes are Peak + j Step for j from First to Last.
/// </summary>
internal readonly record struct ChiGrid(double Peak, double Step, int First, int Last)
{
    // exp(-50) of the peak; the bound used in place of the tail probability is off by less than a factor of 100 k.
    private const double Cut = 50;

    public static ChiGrid For(LogChi chi, double t, int comparisons, int level)
    {
        var positive = Math.Max(t, 0);
        var logComparisons = Math.Log(comparisons);
        double Bound(double u)
        {
            var y = positive * Math.Exp(u);
            return chi.Exponent(u) + Math.Min(0, logComparisons - y * y / 2);
        }
        var peak = PeakOf(chi, positive, logComparisons);
        var floor = Bound(peak) - Cut - logComparisons;
        // Half the standard deviation of log S, or what a strip of half-width π/4 without singularities allows.
        var step = Math.Min(0.1, 0.275 / Math.Sqrt(chi.HalfDegrees)) / (1 << level);
        var left = Distance(u => Bound(peak - u), floor, step);
        var right = Distance(u => Bound(peak + u), floor, step);
        return new(peak, step, -(int)Math.Ceiling(left / step), (int)Math.Ceiling(right / step));
    }

    // The bound is concave: the peak lies on the slope of the tail, at its corner, or at the density's own peak.
    private static double PeakOf(LogChi chi, double t, double logComparisons)
    {
        if (t == 0)
            return 0;
        var ratio = t / Math.Sqrt(2 * chi.HalfDegrees);
        var slope = ratio > 1e100 ? 0.5 * Math.Log(2 * chi.HalfDegrees) - Math.Log(t) : -0.5 * Math.Log(1 + ratio * ratio);
        var corner = 0.5 * Math.Log(2 * logComparisons) - Math.Log(t);
        return slope >= corner ? slope : Math.Min(0, corner);
    }

    // How far from the peak a falling function reaches the floor. The step is the measure of its width, whatever ν is.
    private static double Distance(Func<double, double> falling, double floor, double step)
    {
        var far = step;
        while (falling(far) > floor)
            far *= 2;
        var near = far / 2;
        for (var i = 0; i < 6; i++)
        {
            var middle = (near + far) / 2;
            if (falling(middle) > floor)
                near = middle;
            else
                far = middle;
        }
        return far;
    }
}
