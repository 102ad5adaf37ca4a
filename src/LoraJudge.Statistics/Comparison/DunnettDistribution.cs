namespace LoraJudge.Statistics.Comparison;

/// <summary>
/// The largest of k correlated t statistics that share a control: T_i = (λ_i Z_0 + sqrt(1 - λ_i²) Z_i)/S with S = sqrt(χ²_ν/ν), so that
/// the correlation of T_i and T_j is λ_i λ_j. Whatever k is, its tails are a double integral; both rules used here are trapezoidal and
/// converge exponentially. Relative error below 1e-12 down to probabilities of 1e-39. Sources: Dunnett (1955), JASA 50, 1096-1121; Genz
/// and Bretz (2009), Computation of Multivariate Normal and t Probabilities, section 2.3.
/// </summary>
public sealed class DunnettDistribution
{
    // How far the rules with half the nodes may be off. The steps are chosen so that the fine rules are good to 1e-13; this is the net
    // below. Halving the step squares the error of the rule in log S, and more than squares that of the rule in z.
    private const double AgreementInZ = 3e-4;
    private const double AgreementInU = 1e-5;
    private const int MaxHalvings = 7;

    // The nodes in z grow with 1/sqrt(1 - λ²); statistics that are nearer to each other are one.
    private const double LargestLambda = 1 - 1e-10;

    private readonly double[] lambdas;
    private readonly double[] complements;
    private readonly int[] multiplicities;
    private readonly LogChi chi;
    private readonly Dictionary<int, KnownVarianceTail> tails = [];

    /// <param name="lambdas">λ_i, from 0 to 1 - 1e-10; for group sizes n_i and control n_0, sqrt(n_i/(n_i + n_0)).</param>
    /// <param name="degreesOfFreedom">ν, above 0, not necessarily whole; infinity for a known variance.</param>
    /// <exception cref="ArgumentException">No λ, a λ outside [0, 1 - 1e-10], or ν not above 0.</exception>
    public DunnettDistribution(ReadOnlySpan<double> lambdas, double degreesOfFreedom)
        : this(WithComplements(lambdas), degreesOfFreedom) { }

    private DunnettDistribution((double Lambda, double Complement)[] loadings, double degreesOfFreedom)
    {
        Require.That(degreesOfFreedom > 0, nameof(degreesOfFreedom), $"It is {degreesOfFreedom}; it must be above 0.");
        Comparisons = loadings.Length;
        DegreesOfFreedom = degreesOfFreedom;
        var groups = loadings.GroupBy(loading => loading).OrderByDescending(group => group.Key.Lambda).ToArray();
        lambdas = Array.ConvertAll(groups, group => group.Key.Lambda);
        complements = Array.ConvertAll(groups, group => group.Key.Complement);
        multiplicities = Array.ConvertAll(groups, group => group.Count());
        chi = new(double.IsInfinity(degreesOfFreedom) ? 1 : degreesOfFreedom);
    }

    /// <summary>The distribution of Dunnett's test: λ_i² = n_i/(n_i + n_0).</summary>
    /// <exception cref="ArgumentException">No group, or a size below 1.</exception>
    public static DunnettDistribution OfSizes(int control, ReadOnlySpan<int> groups, double degreesOfFreedom)
    {
        Require.NotEmpty(groups.Length, nameof(groups));
        Require.AtLeast(control, 1, nameof(control));
        var loadings = new (double, double)[groups.Length];
        for (var i = 0; i < loadings.Length; i++)
        {
            Require.AtLeast(groups[i], 1, nameof(groups));
            var total = (double)groups[i] + control;
            loadings[i] = (Math.Sqrt(groups[i] / total), Math.Sqrt(control / total));
        }
        return new(loadings, degreesOfFreedom);
    }

    /// <summary>k.</summary>
    public int Comparisons { get; }

    /// <summary>ν.</summary>
    public double DegreesOfFreedom { get; }

    /// <summary>P(max |T_i| ≥ t) for t ≥ 0.</summary>
    /// <exception cref="ArgumentException"><paramref name="t"/> is NaN or negative.</exception>
    public double TwoSidedTail(double t)
    {
        Require.That(t >= 0, nameof(t), "It must not be negative or NaN.");
        return t == 0 ? 1 : Tail(t, true);
    }

    /// <summary>P(max T_i ≥ t).</summary>
    /// <exception cref="ArgumentException"><paramref name="t"/> is NaN.</exception>
    public double UpperTail(double t)
    {
        Require.That(!double.IsNaN(t), nameof(t), "It is NaN.");
        return Tail(t, false);
    }

    /// <summary>
    /// c with P(max |T_i| ≥ c) = <paramref name="alpha"/>, to a relative error below 1e-9 for α from 1e-15 to 0.5 and ν from 1; infinite where
    /// it is no double.
    /// </summary>
    /// <exception cref="ArgumentException"><paramref name="alpha"/> outside (0, 1).</exception>
    public double TwoSidedCriticalValue(double alpha) => CriticalValue.Find(this, alpha, true);

    /// <summary>c with P(max T_i ≥ c) = <paramref name="alpha"/>, as <see cref="TwoSidedCriticalValue"/>.</summary>
    /// <exception cref="ArgumentException"><paramref name="alpha"/> outside (0, 1).</exception>
    public double UpperCriticalValue(double alpha) => CriticalValue.Find(this, alpha, false);

    private double Tail(double t, bool twoSided)
    {
        if (double.IsInfinity(t))
            return t > 0 ? 0 : 1;
        var (zLevel, uLevel) = (0, 0);
        while (true)
        {
            var (value, zError, uError) = Integrate(t, twoSided, zLevel, uLevel);
            var last = zLevel + uLevel >= MaxHalvings;
            var (zFine, uFine) = (zError <= AgreementInZ * value, uError <= AgreementInU * value);
            if (last || (zFine && uFine))
                return Math.Min(1, value);
            zLevel += zFine ? 0 : 1;
            uLevel += uFine ? 0 : 1;
        }
    }

    private (double Value, double ZError, double UError) Integrate(double t, bool twoSided, int zLevel, int uLevel)
    {
        var tail = TailOf(zLevel);
        if (double.IsInfinity(DegreesOfFreedom))
        {
            var (fine, coarse) = tail.At(t, twoSided);
            return (fine, Math.Abs(fine - coarse), 0);
        }
        var grid = ChiGrid.For(chi, t, Comparisons, uLevel);
        double even = 0;
        double odd = 0;
        double zCoarse = 0;
        for (var j = grid.First; j <= grid.Last; j++)
        {
            var u = grid.Peak + j * grid.Step;
            var weight = grid.Step * chi.Density(u);
            var (fine, coarse) = tail.At(t * Math.Exp(u), twoSided);
            zCoarse += weight * coarse;
            if ((j & 1) == 0)
                even += weight * fine;
            else
                odd += weight * fine;
        }
        return (even + odd, Math.Abs(even + odd - zCoarse), Math.Abs(odd - even));
    }

    private KnownVarianceTail TailOf(int level)
    {
        lock (tails)
        {
            if (!tails.TryGetValue(level, out var tail))
            {
                // A feature of the integrand has the width c; products of many factors have finer ones.
                var step = 0.5 * complements.Min() / (1 + 0.2 * Math.Log(Comparisons)) / (1 << level);
                tails[level] = tail = new(lambdas, complements, multiplicities, step);
            }
            return tail;
        }
    }

    private static (double, double)[] WithComplements(ReadOnlySpan<double> lambdas)
    {
        Require.NotEmpty(lambdas.Length, nameof(lambdas));
        var loadings = new (double, double)[lambdas.Length];
        for (var i = 0; i < lambdas.Length; i++)
        {
            var lambda = lambdas[i];
            Require.That(lambda is >= 0 and <= LargestLambda, nameof(lambdas), "Every λ must lie between 0 and 1 - 1e-10.");
            loadings[i] = (lambda, Math.Sqrt((1 - lambda) * (1 + lambda)));
        }
        return loadings;
    }
}
