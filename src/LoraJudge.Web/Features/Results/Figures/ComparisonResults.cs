namespace LoraJudge.Web.Features.Results.Figures;

/// <summary>The other methods against the control, by p@k at the study's depth in each judged query.</summary>
/// <param name="Measure">p@10, for example.</param>
/// <param name="Topics">Queries that the tables have.</param>
/// <param name="Tests">The confirmatory one first.</param>
public sealed record ComparisonResults(string Measure, string Control, int Topics, IReadOnlyList<ComparisonTest> Tests)
{
    /// <returns>Null where nothing can be compared.</returns>
    public ComparisonTest? Find(TestKind kind) => Tests.FirstOrDefault(test => test.Kind == kind);
}

public enum TestKind
{
    /// <summary>Dunnett's test, queries as blocks.</summary>
    BlockedDunnett,

    /// <summary>Dunnett's test of independent groups, as the paper used it.</summary>
    Dunnett,

    /// <summary>Sign flips within queries, against the largest statistic.</summary>
    Permutation,

    /// <summary>Ranks within queries; against the control with Holm's adjustment.</summary>
    Friedman,
}

/// <param name="Name">In words.</param>
/// <param name="Statistic">Of all methods together (Friedman's χ²); null where the test has none.</param>
/// <param name="PValue">Of the same.</param>
/// <param name="DegreesOfFreedom">Of the variance, where the test has one.</param>
/// <param name="CriticalValue">Of the same.</param>
/// <param name="EffectName">What <see cref="MethodComparison.Effect"/> is.</param>
/// <param name="Words">What was found and what it rests on.</param>
public sealed record ComparisonTest(
    TestKind Kind,
    string Name,
    Standing Standing,
    Estimate? Statistic,
    Estimate? PValue,
    Estimate? DegreesOfFreedom,
    Estimate? CriticalValue,
    string EffectName,
    IReadOnlyList<MethodComparison> Comparisons,
    string Words
);

/// <param name="Difference">Method minus control, with the simultaneous interval where the test has one; of mean ranks for Friedman.</param>
/// <param name="Statistic">t, or z for Friedman.</param>
/// <param name="UnadjustedPValue">As if it were the only comparison.</param>
/// <param name="PValue">Adjusted for all.</param>
/// <param name="StepDownPValue">More powerful, without intervals; null where the test has none.</param>
/// <param name="Effect">The difference in standard deviations.</param>
/// <param name="Words">In a sentence.</param>
public sealed record MethodComparison(
    string Method,
    Estimate Difference,
    Estimate Statistic,
    Estimate UnadjustedPValue,
    Estimate PValue,
    Estimate? StepDownPValue,
    Estimate Effect,
    string Words
);
