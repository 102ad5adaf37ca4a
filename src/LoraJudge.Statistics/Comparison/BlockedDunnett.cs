namespace LoraJudge.Statistics.Comparison;

/// <summary>
/// Dunnett's comparisons when every method met the same blocks (queries): the additive two-way layout, with t_i = d_i / sqrt(2 MSE / b)
/// and ν = (m - 1)(b - 1) for m methods and b blocks; λ_i² = 1/2. Sources: Dunnett (1955); Hochberg and Tamhane (1987), Multiple
/// Comparison Procedures, section 5.2.
/// </summary>
public static class BlockedDunnett
{
    /// <summary>The single-step test with simultaneous intervals.</summary>
    /// <param name="scores">Blocks × methods.</param>
    /// <param name="control">The control's column; comparisons come in the order of the other columns.</param>
    /// <exception cref="ArgumentException">Fewer than two methods, a value that is not finite or beyond 1e100, or no such column.</exception>
    public static ManyToOneResult Test(
        double[,] scores,
        int control = 0,
        Alternative alternative = Alternative.TwoSided,
        double confidenceLevel = 0.95
    )
    {
        Require.Probability(confidenceLevel, nameof(confidenceLevel));
        var layout = new TwoWayLayout(scores, control);
        var comparisons = layout.Methods - 1;
        if (layout.DegreesOfFreedom == 0)
            return layout.Result(alternative, confidenceLevel, double.NaN, static _ => double.NaN);
        var distribution = Distribution(comparisons, layout.DegreesOfFreedom);
        var critical = Contrast.Critical(distribution, confidenceLevel, alternative);
        return layout.Result(alternative, confidenceLevel, critical, t => Contrast.PValue(distribution, t, alternative));
    }

    /// <summary>The step-down test, see <see cref="Dunnett.StepDown"/>.</summary>
    /// <inheritdoc cref="Test" path="/param"/>
    /// <inheritdoc cref="Test" path="/exception"/>
    public static ManyToOneResult StepDown(
        double[,] scores,
        int control = 0,
        Alternative alternative = Alternative.TwoSided,
        double confidenceLevel = 0.95
    )
    {
        var single = Test(scores, control, alternative, confidenceLevel);
        return StepDownProcedure.Apply(single, groups => Distribution(groups.Length, single.DegreesOfFreedom.Value));
    }

    private static DunnettDistribution Distribution(int comparisons, double degreesOfFreedom)
    {
        var ones = new int[comparisons];
        Array.Fill(ones, 1);
        return DunnettDistribution.OfSizes(1, ones, degreesOfFreedom);
    }
}
