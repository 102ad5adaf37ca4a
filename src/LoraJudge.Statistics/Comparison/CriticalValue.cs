using MathNet.Numerics.RootFinding;

namespace LoraJudge.Statistics.Comparison;

/// <summary>
/// Inverts the tails of Dunnett's distribution by nothing but tails. The root lies between the critical value of one comparison and
/// Bonferroni's, because the correlations are not negative; those of one comparison, whose tail is cheap, are found by steps outwards from 0.
/// All of it works on x = asinh(c), which is about c near 0 and about log c far out, where few degrees of freedom put critical values of
/// 1e15 and more.
/// </summary>
internal static class CriticalValue
{
    private const double Accuracy = 1e-15;
    private const int MaxIterations = 200;

    // Bounds are wrong by rounding at most.
    private const double Rounding = 1e-12;

    // sinh of more is no double.
    private const double Farthest = 710;

    /// <summary>The root of log p(c) = log α; infinite where it is no double.</summary>
    public static double Find(DunnettDistribution distribution, double alpha, bool twoSided)
    {
        Require.Probability(alpha, nameof(alpha));
        double Tail(double c) => twoSided ? distribution.TwoSidedTail(c) : distribution.UpperTail(c);
        // Tails that are no doubles any more still lie below every alpha.
        double Excess(double x) => Math.Log(Math.Max(Tail(Math.Sinh(x)), double.Epsilon)) - Math.Log(alpha);
        if (distribution.Comparisons == 1)
            return Math.Sinh(Solve(Excess, 0, 1, 1));
        var single = new DunnettDistribution([0], distribution.DegreesOfFreedom);
        double Single(double one) => Math.Clamp(Math.Asinh(Find(single, one, twoSided)), -Farthest, Farthest);
        return Math.Sinh(Solve(Excess, Single(alpha), Single(Math.Max(alpha / distribution.Comparisons, double.Epsilon)), Rounding));
    }

    /// <param name="step">How far to go first where the root is not between low and high.</param>
    private static double Solve(Func<double, double> excess, double low, double high, double step)
    {
        for (var reach = step; excess(high) > 0; reach *= 2)
        {
            if (high >= Farthest)
                return double.PositiveInfinity;
            (low, high) = (high, Math.Min(high + reach, Farthest));
        }
        for (var reach = step; excess(low) < 0; reach *= 2)
        {
            if (low <= -Farthest)
                return double.NegativeInfinity;
            (low, high) = (Math.Max(low - reach, -Farthest), low);
        }
        // It answers false where rounding leaves nothing to improve, which is as good.
        _ = Brent.TryFindRoot(excess, low, high, Accuracy, MaxIterations, out var root);
        return root;
    }
}
