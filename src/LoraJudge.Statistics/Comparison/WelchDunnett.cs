namespace LoraJudge.Statistics.Comparison;

/// <summary>
/// Many-to-one comparisons with a variance per group. Statistic i is d_i / sqrt(s_i²/n_i + s_0²/n_0), with Satterthwaite's degrees of
/// freedom ν_i; its p-value is that of the largest of k statistics with ν_i and the estimated correlations λ_i λ_j,
/// λ_i² = (s_0²/n_0)/(s_0²/n_0 + s_i²/n_i). Source: Hasler and Hothorn (2008), Biometrical Journal 50, 793-800, the plug-in procedure.
/// An approximation, as Welch's test is.
/// </summary>
public static class WelchDunnett
{
    /// <param name="control">At least two observations of the control.</param>
    /// <param name="groups">At least two observations of each group.</param>
    /// <exception cref="ArgumentException">Fewer than two observations, a value that is not finite or beyond 1e100, or a level outside (0, 1).</exception>
    public static ManyToOneResult Test(
        ReadOnlySpan<double> control,
        IReadOnlyList<double[]> groups,
        Alternative alternative = Alternative.TwoSided,
        double confidenceLevel = 0.95
    )
    {
        Require.Probability(confidenceLevel, nameof(confidenceLevel));
        var data = new ManyToOneData(control, groups);
        Require.That(data.Control.Size > 1, nameof(control), "Its variance needs at least two observations.");
        var alone = Array.FindIndex(data.Groups, group => group.Size < 2);
        Require.That(alone < 0, nameof(groups), $"Group {alone} has one observation; its variance needs at least two.");
        var ofControl = data.Control.Variance / data.Control.Size;
        var ofGroups = Array.ConvertAll(data.Groups, group => group.Variance / group.Size);
        var lambdas = Array.ConvertAll(ofGroups, v => v + ofControl == 0 ? 0 : Math.Sqrt(ofControl / (v + ofControl)));
        var comparisons = new Comparison[ofGroups.Length];
        for (var i = 0; i < comparisons.Length; i++)
            comparisons[i] = Compare(data, i, ofControl, ofGroups[i], lambdas, alternative, confidenceLevel);
        var own = Figure.Undefined("each comparison has its own");
        return new(alternative, confidenceLevel, data.Control.MeanFromOrigin + data.Origin, own, own, own, comparisons)
        {
            IsDegenerate = Array.Exists(ofGroups, v => v + ofControl == 0),
        };
    }

    private static Comparison Compare(
        ManyToOneData data,
        int group,
        double ofControl,
        double ofGroup,
        double[] lambdas,
        Alternative alternative,
        double level
    )
    {
        var variance = ofControl + ofGroup;
        var degrees = Satterthwaite(ofControl, data.Control.Size, ofGroup, data.Groups[group].Size);
        var distribution = new DunnettDistribution(Array.ConvertAll(lambdas, BelowOne), degrees);
        return Contrast.Make(
            data.Mean(group),
            data.Difference(group),
            Math.Sqrt(variance),
            degrees,
            alternative,
            t => Contrast.PValue(distribution, t, alternative),
            Contrast.Critical(distribution, level, alternative),
            level
        );
    }

    /// <summary>Source: Satterthwaite (1946), Biometrics Bulletin 2, 110-114.</summary>
    private static double Satterthwaite(double first, int firstSize, double second, int secondSize)
    {
        if (first + second == 0)
            return firstSize + secondSize - 2;
        var share = first / (first + second);
        return 1 / (share * share / (firstSize - 1) + (1 - share) * (1 - share) / (secondSize - 1));
    }

    // Groups without variance are fully correlated with the control; the quadrature needs a little room.
    private static double BelowOne(double lambda) => Math.Min(lambda, 0.99999);
}
