using MathNet.Numerics;

namespace LoraJudge.Statistics.Comparison;

/// <summary>
/// The density of u = log S, S = sqrt(χ²_ν / ν). Written around its peak at u = 0, so that large terms cancel on paper and not in
/// floating point: log f(u) = log 2 + log(a/2π)/2 - δ(a) + a (2u - expm1(2u)), a = ν/2, δ the rest of Stirling's series.
/// </summary>
internal readonly struct LogChi
{
    private readonly double constant;

    public LogChi(double degreesOfFreedom)
    {
        HalfDegrees = degreesOfFreedom / 2;
        constant = Math.Log(2) + 0.5 * Math.Log(HalfDegrees / (2 * Math.PI)) - StirlingRest(HalfDegrees);
    }

    /// <summary>a = ν/2.</summary>
    public double HalfDegrees { get; }

    public double Density(double u) => Math.Exp(constant + Exponent(u));

    /// <summary>The logarithm of the density, up to a constant: a (x - expm1(x)) at x = 2u.</summary>
    public double Exponent(double u)
    {
        var x = 2 * u;
        return Math.Abs(x) > 0.5 ? HalfDegrees * (x - (Math.Exp(x) - 1)) : -0.5 * HalfDegrees * x * x * Series(x);
    }

    // 2 (expm1(x) - x) / x² = 1 + x/3 (1 + x/4 (1 + ...)), so that nothing cancels near the peak.
    private static double Series(double x)
    {
        var sum = 1.0;
        for (var term = 18; term >= 3; term--)
            sum = 1 + x / term * sum;
        return sum;
    }

    // log Γ(a) - ((a - 1/2) log a - a + log(2π)/2). Source: Abramowitz and Stegun, 6.1.40 and 6.1.41.
    private static double StirlingRest(double a)
    {
        if (a < 10)
            return SpecialFunctions.GammaLn(a) - ((a - 0.5) * Math.Log(a) - a + 0.5 * Math.Log(2 * Math.PI));
        var s = 1 / (a * a);
        return (1.0 / 12 - s * (1.0 / 360 - s * (1.0 / 1260 - s * (1.0 / 1680 - s * (1.0 / 1188 - s * 691.0 / 360360))))) / a;
    }
}
