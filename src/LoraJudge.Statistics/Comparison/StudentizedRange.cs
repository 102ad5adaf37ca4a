namespace LoraJudge.Statistics.Comparison;

/// <summary>
/// The range of k independent standard normal variables (the studentized range with infinite degrees of freedom), as Nemenyi's test needs
/// it. P(R ≥ q) = k ∫ φ(z) [Φ(z)^(k-1) - (Φ(z) - Φ(z - q))^(k-1)] dz over the largest variable z, by the trapezoidal rule; the bracket is
/// taken as Φ^(k-1) (1 - (1 - Φ(z - q)/Φ(z))^(k-1)), all terms positive.
/// </summary>
internal static class StudentizedRange
{
    private const double Step = 0.05;

    public static double Tail(double q, int k)
    {
        if (q <= 0)
            return 1;
        var reach = Math.Sqrt(q * q + 80);
        double sum = 0;
        for (var i = (int)(-9 / Step); i <= reach / Step; i++)
            sum += NormalTail.Density(i * Step) * Bracket(i * Step, q, k);
        return Math.Min(1, k * Step * sum);
    }

    /// <summary>q with P(R ≥ q) = <paramref name="alpha"/>, by bisection.</summary>
    public static double CriticalValue(double alpha, int k)
    {
        var (low, high) = (0.0, NormalTail.Vanishing);
        for (var i = 0; i < 60; i++)
        {
            var middle = (low + high) / 2;
            if (Tail(middle, k) > alpha)
                low = middle;
            else
                high = middle;
        }
        return (low + high) / 2;
    }

    private static double Bracket(double z, double q, int k)
    {
        var below = NormalTail.Q(-z);
        return Math.Pow(below, k - 1) * Union(NormalTail.Q(q - z) / below, k - 1);
    }

    // 1 - (1 - p)^copies by doubling: all terms are positive.
    private static double Union(double p, int copies)
    {
        double union = 0;
        for (; copies > 0; copies >>= 1)
        {
            if ((copies & 1) == 1)
                union += (1 - union) * p;
            p += (1 - p) * p;
        }
        return union;
    }
}
