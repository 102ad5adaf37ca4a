namespace LoraJudge.Statistics.Comparison;

/// <summary>
/// P(max_i T_i ≥ y), or of |T_i|, for T_i = λ_i Z_0 + c_i Z_i with independent standard normal Z and c_i² = 1 - λ_i²: the case of a known
/// variance. One integral over Z_0 by the trapezoidal rule, whose error falls exponentially with the number of nodes because the
/// integrand is analytic. The integrand is gathered in the complement form 1 - Π(1 - q_i) = q_1 + (1 - q_1) q_2 + ..., all terms positive,
/// so that small probabilities keep their relative accuracy.
/// </summary>
internal sealed class KnownVarianceTail
{
    private readonly double[] lambdas;
    private readonly double[] complements;
    private readonly int[] multiplicities;
    private readonly double step;
    private readonly double[] weights;

    public KnownVarianceTail(double[] lambdas, double[] complements, int[] multiplicities, double step)
    {
        this.lambdas = lambdas;
        this.complements = complements;
        this.multiplicities = multiplicities;
        this.step = step;
        weights = new double[(int)(Reach(NormalTail.Vanishing) / step) + 1];
        for (var i = 0; i < weights.Length; i++)
            weights[i] = step * NormalTail.Density(i * step);
    }

    /// <summary>The probability, and the same from every second node, to tell the error by.</summary>
    public (double Fine, double Coarse) At(double y, bool twoSided)
    {
        if (y >= NormalTail.Vanishing)
            return (0, 0);
        if (lambdas.Length == 1 && lambdas[0] == 0)
        {
            var alone = Integrand(y, 0, twoSided);
            return (alone, alone);
        }
        var last = Math.Min(weights.Length - 1, (int)(Reach(y) / step));
        // Two-sided integrands are even in z.
        var first = twoSided ? 1 : -Math.Min(last, (int)(Reach(0) / step));
        double even = twoSided ? 0.5 * weights[0] * Integrand(y, 0, twoSided) : 0;
        double odd = 0;
        for (var i = first; i <= last; i++)
        {
            var term = weights[Math.Abs(i)] * Integrand(y, i * step, twoSided);
            if ((i & 1) == 0)
                even += term;
            else
                odd += term;
        }
        return twoSided ? (2 * (even + odd), 4 * even) : (even + odd, 2 * even);
    }

    // Beyond this z the normal weight is below 1e-17 of the result, which is at least about Q(y).
    private static double Reach(double y) => Math.Sqrt(y * y + 80);

    private double Integrand(double y, double z, bool twoSided)
    {
        double union = 0;
        for (var i = 0; i < lambdas.Length; i++)
        {
            var shift = lambdas[i] * z;
            var near = (y - shift) / complements[i];
            var q = NormalTail.Q(near);
            if (twoSided)
                q = WithFarSide(q, near, (y + shift) / complements[i]);
            if (q >= 1)
                return 1;
            for (var repeat = multiplicities[i]; repeat > 0; repeat--)
                union += (1 - union) * q;
        }
        return union;
    }

    private static double WithFarSide(double q, double near, double far)
    {
        var closest = Math.Max(near, 0);
        return far * far - closest * closest > 80 ? q : Math.Min(1, q + NormalTail.Q(far));
    }
}
