using LoraJudge.Statistics.Comparison;

namespace LoraJudge.Domain.Studies.Cost;

/// <summary>
/// The least difference from the control that Dunnett's test with queries as blocks finds as a rule: (c + t) √(2 σ² / b), where c is the
/// two-sided critical value for all comparisons and t the quantile of Student's distribution at the power, both with (m − 1)(b − 1)
/// degrees of freedom (Hochberg and Tamhane 1987, ch. 6, for one comparison at a time).
/// </summary>
public static class DetectableDifference
{
    /// <param name="queries">b, blocks; two or more.</param>
    /// <param name="methods">m, the control among them; two or more.</param>
    /// <param name="deviation">σ of a method's figure in a query, once the query's and the method's mean are taken off, in the figure's unit.</param>
    /// <param name="alpha">Chance of any false finding, for example 0.05.</param>
    /// <param name="power">Chance to find the difference, for example 0.8.</param>
    /// <returns>In the figure's unit.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than two queries or methods, a deviation that is not positive, or a chance outside (0, 1).</exception>
    public static double Of(int queries, int methods, double deviation, double alpha = 0.05, double power = 0.8)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(queries, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(methods, 2);
        if (!(deviation > 0 && double.IsFinite(deviation)))
            throw new ArgumentOutOfRangeException(nameof(deviation), deviation, "A positive deviation is needed.");
        Probability(alpha, nameof(alpha));
        Probability(power, nameof(power));
        var degreesOfFreedom = (methods - 1.0) * (queries - 1.0);
        var critical = new DunnettDistribution([.. Enumerable.Repeat(Math.Sqrt(0.5), methods - 1)], degreesOfFreedom).TwoSidedCriticalValue(
            alpha
        );
        var quantile = -new DunnettDistribution([0], degreesOfFreedom).UpperCriticalValue(power);
        return (critical + quantile) * deviation * Math.Sqrt(2.0 / queries);
    }

    private static void Probability(double value, string name)
    {
        if (!(value is > 0 and < 1))
            throw new ArgumentOutOfRangeException(name, value, "A number between 0 and 1 is needed.");
    }
}
