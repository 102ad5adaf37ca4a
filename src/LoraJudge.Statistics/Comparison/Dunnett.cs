namespace LoraJudge.Statistics.Comparison;

/// <summary>
/// Dunnett's many-to-one test: several independent groups against one control, of any sizes, with a common variance. p-values and
/// intervals hold jointly for all comparisons. Sources: Dunnett (1955), JASA 50, 1096-1121; Dunnett (1964), Biometrics 20, 482-491; the
/// step-down version: Dunnett and Tamhane (1991), Statistics in Medicine 10, 939-947.
/// </summary>
public static class Dunnett
{
    /// <summary>The single-step test with simultaneous intervals.</summary>
    /// <param name="control">Observations of the control.</param>
    /// <param name="groups">Observations of each group.</param>
    /// <exception cref="ArgumentException">An empty sample, a value that is not finite or beyond 1e100, or a level outside (0, 1).</exception>
    public static ManyToOneResult Test(
        ReadOnlySpan<double> control,
        IReadOnlyList<double[]> groups,
        Alternative alternative = Alternative.TwoSided,
        double confidenceLevel = 0.95
    )
    {
        Require.Probability(confidenceLevel, nameof(confidenceLevel));
        var model = new PooledModel(new(control, groups));
        if (model.DegreesOfFreedom == 0)
            return model.Result(alternative, confidenceLevel, double.NaN, static _ => static _ => double.NaN);
        var distribution = model.Distribution(model.AllGroups);
        var critical = Contrast.Critical(distribution, confidenceLevel, alternative);
        return model.Result(alternative, confidenceLevel, critical, _ => t => Contrast.PValue(distribution, t, alternative));
    }

    /// <summary>
    /// The step-down test: hypotheses in the order of their statistics, each against the largest of those not yet rejected. Rejects
    /// whatever the single-step test does and often more; it has no simple intervals, so the intervals are those of the single step.
    /// </summary>
    /// <inheritdoc cref="Test" path="/param"/>
    /// <inheritdoc cref="Test" path="/exception"/>
    public static ManyToOneResult StepDown(
        ReadOnlySpan<double> control,
        IReadOnlyList<double[]> groups,
        Alternative alternative = Alternative.TwoSided,
        double confidenceLevel = 0.95
    )
    {
        var single = Test(control, groups, alternative, confidenceLevel);
        var model = new PooledModel(new(control, groups));
        return StepDownProcedure.Apply(single, model.Distribution);
    }
}
