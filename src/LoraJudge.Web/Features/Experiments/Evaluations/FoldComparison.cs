using LoraJudge.Statistics.Comparison;
using LoraJudge.Statistics.Resampling;

namespace LoraJudge.Web.Features.Experiments.Evaluations;

/// <summary>Compares methods with a control by their F1 a fold: Dunnett's test, as the paper has it, and the one with folds as blocks.</summary>
internal static class FoldComparison
{
    public const string Unit =
        "The unit of analysis is a fold, a group of models that no other fold has; a method's F1 in a fold is the mean over its training seeds.";

    /// <param name="methods">Two or more, all evaluated on the same folds (same models, same seed of the evaluation).</param>
    /// <param name="control">Name of one of them.</param>
    /// <exception cref="EvaluationException">The folds differ, a method has no seed or no folds, or there is no such control.</exception>
    public static FoldComparisonReport Run(IReadOnlyList<MethodFolds> methods, string control, double confidenceLevel = 0.95)
    {
        ArgumentNullException.ThrowIfNull(methods);
        var compared =
            methods.FirstOrDefault(method => method.Name == control)
            ?? throw new EvaluationException($"There is no method \"{control}\" to compare the others with.");
        MethodFolds[] others = [.. methods.Where(method => method.Name != control)];
        if (others.Length == 0)
            throw new EvaluationException($"There is no other method to compare \"{control}\" with.");
        Check([compared, .. others]);
        double[][] means = [compared.MeanBySeeds(), .. others.Select(method => method.MeanBySeeds())];
        var table = new double[means[0].Length, means.Length];
        for (var fold = 0; fold < means[0].Length; fold++)
        for (var method = 0; method < means.Length; method++)
            table[fold, method] = means[method][fold];
        return new FoldComparisonReport(
            Unit,
            control,
            means[0].Average(),
            means[0].Length,
            Named(others, Dunnett.Test(means[0], means[1..], confidenceLevel: confidenceLevel)),
            Named(others, BlockedDunnett.Test(table, confidenceLevel: confidenceLevel))
        );
    }

    private static void Check(MethodFolds[] methods)
    {
        foreach (var method in methods)
        {
            if (method.Seeds.Count == 0 || method.Seeds.Any(seed => seed.Folds.Count < 2))
                throw new EvaluationException($"The method \"{method.Name}\" has no F1 of two folds: evaluate it on four models or more.");
            var reference = methods[0].Seeds[0].Folds;
            if (method.Seeds.Any(seed => !SameFolds(seed.Folds, reference)))
                throw new EvaluationException(
                    $"The method \"{method.Name}\" was not evaluated on the folds of \"{methods[0].Name}\": take the same pictures and seed."
                );
        }
    }

    private static bool SameFolds(IReadOnlyList<FoldFigures> folds, IReadOnlyList<FoldFigures> reference) =>
        folds.Count == reference.Count && folds.Zip(reference).All(pair => pair.First.Models.SequenceEqual(pair.Second.Models));

    private static IReadOnlyList<ControlComparison> Named(MethodFolds[] methods, ManyToOneResult result) =>
        [
            .. methods.Zip(
                result.Comparisons,
                (method, comparison) =>
                    new ControlComparison(
                        method.Name,
                        comparison.Mean,
                        comparison.Difference,
                        comparison.PValue.ValueOrNull,
                        comparison.Interval
                    )
            ),
        ];
}

/// <param name="Seeds">One report a training seed.</param>
internal sealed record MethodFolds(string Name, IReadOnlyList<FoldReport> Seeds)
{
    /// <summary>F1 of each fold, averaged over seeds.</summary>
    internal double[] MeanBySeeds() =>
        [.. Enumerable.Range(0, Seeds[0].Folds.Count).Select(fold => Seeds.Average(seed => seed.Folds[fold].F1))];
}

/// <param name="Unit">The unit of analysis, in words.</param>
/// <param name="ControlMean">F1 of the control, mean over folds.</param>
/// <param name="Dunnett">Folds of two methods taken as independent, as in the paper.</param>
/// <param name="BlockedDunnett">Folds taken as blocks that every method met.</param>
internal sealed record FoldComparisonReport(
    string Unit,
    string Control,
    double ControlMean,
    int Folds,
    IReadOnlyList<ControlComparison> Dunnett,
    IReadOnlyList<ControlComparison> BlockedDunnett
);

/// <param name="Mean">F1, mean over folds.</param>
/// <param name="Difference">Method minus control.</param>
/// <param name="PValue">Two-sided, adjusted for all comparisons; null where nothing varies.</param>
/// <param name="Interval">Of the difference, jointly with the others; null where nothing varies.</param>
internal sealed record ControlComparison(string Method, double Mean, double Difference, double? PValue, ConfidenceInterval? Interval);
