namespace LoraJudge.Statistics.Comparison;

/// <summary>
/// The exact sign test of two treatments that met the same cases: with none better, wins and losses are tosses of a fair coin. Cases that are
/// tied say nothing and are left out. Source: Dixon and Mood (1946), JASA 41, 557-566; Conover (1999), Practical Nonparametric Statistics,
/// section 3.4.
/// </summary>
public static class SignTest
{
    /// <summary>With it every number here is 0.</summary>
    private const int LeastExponent = -4000;

    /// <param name="wins">Cases in which the first is better; 0 or more.</param>
    /// <param name="losses">Cases in which the second is.</param>
    /// <returns>
    /// The two-sided p-value: the chance that n = wins + losses tosses of a fair coin are at least as unequal. Relative error below 1e-11 up to
    /// n = 1,000,000. Undefined without wins and losses.
    /// </returns>
    /// <exception cref="ArgumentException">A count is below 0.</exception>
    public static Figure TwoSided(int wins, int losses)
    {
        Require.AtLeast(wins, 0, nameof(wins));
        Require.AtLeast(losses, 0, nameof(losses));
        if (wins == 0 && losses == 0)
            return Figure.Undefined("neither is better in any case");
        return Figure.Of(wins == losses ? 1 : Math.Min(1, 2 * LowerTail(Math.Min(wins, losses), (long)wins + losses)));
    }

    /// <summary>P(X ≤ k) of a binomial X with n tosses of a fair coin, k below n / 2: the term of k, and those below it as shares of it.</summary>
    private static double LowerTail(int k, long n)
    {
        double shares = 0;
        double share = 1;
        for (var i = k; i >= 0 && share > shares * 1e-18; i--)
        {
            shares += share;
            share *= i / (n - i + 1.0);
        }

        double coefficient = 1;
        var exponent = -n;
        for (var i = 1; i <= k; i++)
        {
            coefficient = coefficient * (n - k + i) / i;
            if (coefficient > 1e200)
                (coefficient, exponent) = (Math.ScaleB(coefficient, -512), exponent + 512);
        }

        return Math.ScaleB(coefficient * shares, (int)Math.Max(exponent, LeastExponent));
    }
}
