namespace LoraJudge.Statistics.Retrieval;

/// <summary>Cumulated gain along a ranking.</summary>
public static class CumulatedGain
{
    /// <summary>DCG at every rank with the discount 1/log2(rank + 1). Source: Burges et al. (2005); trec_eval.</summary>
    /// <param name="gains">Gains in rank order.</param>
    /// <exception cref="ArgumentException">A gain that is not finite or beyond 1e100.</exception>
    public static double[] Discounted(ReadOnlySpan<double> gains) => Cumulate(gains, rank => Math.Log2(rank + 1));

    /// <summary>
    /// DCG at every rank as first published: no discount below rank <paramref name="logBase"/>, 1/log_b(rank) from there. Source: Järvelin
    /// and Kekäläinen (2002), ACM TOIS 20, 422-446, equation 2.
    /// </summary>
    /// <exception cref="ArgumentException">A gain that is not finite or beyond 1e100, or a base not above 1.</exception>
    public static double[] JarvelinKekalainen(ReadOnlySpan<double> gains, double logBase = 2)
    {
        Require.That(logBase > 1, nameof(logBase), $"It is {logBase}; it must be above 1.");
        return Cumulate(gains, rank => rank < logBase ? 1 : Math.Log2(rank) / Math.Log2(logBase));
    }

    private static double[] Cumulate(ReadOnlySpan<double> gains, Func<int, double> divisor)
    {
        Require.Squarable(gains, nameof(gains));
        var cumulated = new double[gains.Length];
        double sum = 0;
        for (var i = 0; i < gains.Length; i++)
            cumulated[i] = sum += gains[i] / divisor(i + 1);
        return cumulated;
    }
}
