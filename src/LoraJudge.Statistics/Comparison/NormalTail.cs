namespace LoraJudge.Statistics.Comparison;

/// <summary>
/// The standard normal tail Q(x) = erfc(x/√2)/2 with a relative error of a few 1e-16 down to the smallest doubles. MathNet's erfc is as
/// good to 1e-14 and takes five times as long, which the quadratures here would feel. Source of the rational approximations: Cody (1969),
/// Mathematics of Computation 23, 631-637.
/// </summary>
internal static class NormalTail
{
    /// <summary>Beyond this Q(x) is 0.</summary>
    public const double Vanishing = 38.6;

    private const double InverseSqrt2 = 0.70710678118654752440;
    private const double InverseSqrtPi = 0.56418958354775628695;

    /// <summary>P(Z &gt; x).</summary>
    public static double Q(double x)
    {
        var y = Math.Abs(x) * InverseSqrt2;
        if (y <= 0.46875)
            return 0.5 - 0.5 * x * InverseSqrt2 * NearZero(y * y);
        if (y > Vanishing * InverseSqrt2)
            return x > 0 ? 0 : 1;
        var tail = 0.5 * GaussExponential(x) * (y <= 4 ? Middle(y) : Far(y));
        return x > 0 ? tail : 1 - tail;
    }

    /// <summary>The standard normal density.</summary>
    public static double Density(double x) => 0.39894228040143267794 * GaussExponential(x);

    // exp(-x²/2), with the rounding error of the square put back.
    private static double GaussExponential(double x)
    {
        var square = x * x;
        var lost = Math.FusedMultiplyAdd(x, x, -square);
        return Math.Exp(-0.5 * square) * (1 - 0.5 * lost);
    }

    private static double NearZero(double s)
    {
        var numerator = 1.85777706184603153e-1 * s;
        numerator = (numerator + 3.16112374387056560e0) * s;
        numerator = (numerator + 1.13864154151050156e2) * s;
        numerator = (numerator + 3.77485237685302021e2) * s + 3.20937758913846947e3;
        var denominator = (s + 2.36012909523441209e1) * s;
        denominator = (denominator + 2.44024637934444173e2) * s;
        denominator = (denominator + 1.28261652607737228e3) * s + 2.84423683343917062e3;
        return numerator / denominator;
    }

    private static double Middle(double y)
    {
        var numerator = (2.15311535474403846e-8 * y + 5.64188496988670089e-1) * y;
        numerator = (numerator + 8.88314979438837594e0) * y;
        numerator = (numerator + 6.61191906371416295e1) * y;
        numerator = (numerator + 2.98635138197400131e2) * y;
        numerator = (numerator + 8.81952221241769090e2) * y;
        numerator = (numerator + 1.71204761263407058e3) * y;
        numerator = (numerator + 2.05107837782607147e3) * y + 1.23033935479799725e3;
        var denominator = (y + 1.57449261107098347e1) * y;
        denominator = (denominator + 1.17693950891312499e2) * y;
        denominator = (denominator + 5.37181101862009858e2) * y;
        denominator = (denominator + 1.62138957456669019e3) * y;
        denominator = (denominator + 3.29079923573345963e3) * y;
        denominator = (denominator + 4.36261909014324716e3) * y;
        denominator = (denominator + 3.43936767414372164e3) * y + 1.23033935480374942e3;
        return numerator / denominator;
    }

    private static double Far(double y)
    {
        var s = 1 / (y * y);
        var numerator = (1.63153871373020978e-2 * s + 3.05326634961232344e-1) * s;
        numerator = (numerator + 3.60344899949804439e-1) * s;
        numerator = (numerator + 1.25781726111229246e-1) * s;
        numerator = (numerator + 1.60837851487422766e-2) * s + 6.58749161529837803e-4;
        var denominator = (s + 2.56852019228982242e0) * s;
        denominator = (denominator + 1.87295284992346725e0) * s;
        denominator = (denominator + 5.27905102951428412e-1) * s;
        denominator = (denominator + 6.05183413124413191e-2) * s + 2.33520497626869185e-3;
        return (InverseSqrtPi - s * numerator / denominator) / y;
    }
}
