using MathNet.Numerics;

namespace LoraJudge.Statistics.Comparison;

/// <summary>
/// Friedman's rank test for methods that met the same blocks, with its usual follow-ups: every method against a control with Holm's
/// adjustment, and all pairs by Nemenyi's. Sources: Friedman (1937), JASA 32, 675-701; ties: Conover (1999), Practical Nonparametric
/// Statistics, section 5.8; Iman and Davenport (1980); follow-ups: Demšar (2006), JMLR 7, 1-30, section 3.2.
/// </summary>
public static class Friedman
{
    /// <param name="scores">Blocks × methods; larger is better. Ranks are 1 for the smallest score.</param>
    /// <param name="control">The column that the others are compared with.</param>
    /// <exception cref="ArgumentException">Fewer than two methods, a value that is not finite, or no such column.</exception>
    public static FriedmanResult Test(double[,] scores, int control = 0)
    {
        TwoWayLayout.CheckShape(scores, control);
        Require.Finite(scores, nameof(scores));
        var ranks = new BlockRanks(scores);
        var (blocks, methods) = (scores.GetLength(0), scores.GetLength(1));
        var error = ErrorOfMeanRanks(methods, blocks);
        var z = Array.ConvertAll(ranks.MeanRanks, mean => (mean - ranks.MeanRanks[control]) / error);
        var others = Enumerable.Range(0, methods).Where(method => method != control).ToArray();
        var unadjusted = Array.ConvertAll(others, method => Math.Min(1, 2 * NormalTail.Q(Math.Abs(z[method]))));
        var holm = PValueAdjustment.Holm(unadjusted);
        var comparisons = others.Select((method, i) => new RankComparison(method, control, z[method], unadjusted[i], holm[i]));
        return new(
            ranks.MeanRanks,
            ranks.ChiSquare,
            PValueOfChiSquare(ranks.ChiSquare, methods),
            ImanDavenport(ranks.ChiSquare, blocks, methods, out var pValueOfF),
            pValueOfF,
            [.. comparisons],
            Nemenyi(ranks.MeanRanks, error)
        );
    }

    /// <summary>Nemenyi's critical difference of mean ranks: q_α sqrt(k (k + 1)/(6 b)), q of the studentized range over √2.</summary>
    /// <exception cref="ArgumentException">Fewer than two methods, no blocks, or α outside (0, 1).</exception>
    public static double CriticalDifference(int methods, int blocks, double alpha = 0.05)
    {
        Require.AtLeast(methods, 2, nameof(methods));
        Require.AtLeast(blocks, 1, nameof(blocks));
        Require.Probability(alpha, nameof(alpha));
        return StudentizedRange.CriticalValue(alpha, methods) / Math.Sqrt(2) * ErrorOfMeanRanks(methods, blocks);
    }

    private static double ErrorOfMeanRanks(int methods, int blocks) => Math.Sqrt(methods * (methods + 1.0) / (6.0 * blocks));

    private static Figure PValueOfChiSquare(Figure statistic, int methods) =>
        statistic.IsDefined ? Figure.Of(SpecialFunctions.GammaUpperRegularized((methods - 1) / 2.0, statistic.Value / 2)) : statistic;

    // F = (b - 1) χ² / (b (k - 1) - χ²), with k - 1 and (k - 1)(b - 1) degrees of freedom.
    private static Figure ImanDavenport(Figure chiSquare, int blocks, int methods, out Figure pValue)
    {
        pValue = chiSquare;
        if (!chiSquare.IsDefined)
            return chiSquare;
        if (blocks < 2)
            return pValue = Figure.Undefined("there is one block");
        var rest = (double)blocks * (methods - 1) - chiSquare.Value;
        if (rest <= 1e-12 * blocks * methods)
        {
            pValue = Figure.Of(0);
            return Figure.Of(double.PositiveInfinity);
        }
        var f = (blocks - 1) * chiSquare.Value / rest;
        // The upper tail as an incomplete beta function keeps its relative accuracy.
        var (d1, d2) = (methods - 1.0, (methods - 1.0) * (blocks - 1));
        pValue = Figure.Of(SpecialFunctions.BetaRegularized(d2 / 2, d1 / 2, d2 / (d2 + d1 * f)));
        return Figure.Of(f);
    }

    private static List<RankComparison> Nemenyi(double[] meanRanks, double error)
    {
        var pairs = new List<RankComparison>();
        for (var a = 0; a < meanRanks.Length; a++)
        for (var b = a + 1; b < meanRanks.Length; b++)
        {
            var z = (meanRanks[b] - meanRanks[a]) / error;
            var unadjusted = Math.Min(1, 2 * NormalTail.Q(Math.Abs(z)));
            var adjusted = StudentizedRange.Tail(Math.Abs(z) * Math.Sqrt(2), meanRanks.Length);
            pairs.Add(new(b, a, z, unadjusted, adjusted));
        }
        return pairs;
    }
}

/// <param name="MeanRanks">Per method, from 1 to the number of methods.</param>
/// <param name="ChiSquare">Corrected for ties; undefined where every block is one tie.</param>
/// <param name="PValue">From the χ² distribution with k - 1 degrees of freedom.</param>
/// <param name="ImanDavenport">The F version, less conservative.</param>
/// <param name="AgainstControl">Adjusted by Holm.</param>
/// <param name="AllPairs">Adjusted by Nemenyi.</param>
public sealed record FriedmanResult(
    IReadOnlyList<double> MeanRanks,
    Figure ChiSquare,
    Figure PValue,
    Figure ImanDavenport,
    Figure ImanDavenportPValue,
    IReadOnlyList<RankComparison> AgainstControl,
    IReadOnlyList<RankComparison> AllPairs
);

/// <summary>Two methods by their mean ranks; <paramref name="Z"/> is method minus reference over its standard error.</summary>
public sealed record RankComparison(int Method, int Reference, double Z, double UnadjustedPValue, double PValue);
