using LoraJudge.Style.Training;
using LoraJudge.Web.Features.Experiments.Evaluations;

namespace LoraJudge.Web.Features.Experiments.Reproduction;

/// <summary>Everything that the tables and charts are made of.</summary>
/// <param name="Planned">Runs that there are to be; fewer are done while the work goes on.</param>
/// <param name="Weights">SHA-256 of the trunk's weights; null without.</param>
/// <param name="Cleansing">The data with planted failures; null without.</param>
/// <param name="Comparison">Of F1 a fold with Proposed's; null with fewer than two methods.</param>
/// <param name="CleansingComparison">The same on the data with planted failures.</param>
/// <param name="Notes">What is left out or unlike the paper.</param>
internal sealed record ReproductionReport(
    int Planned,
    IReadOnlyList<long> Seeds,
    string System,
    string? Weights,
    DataFacts Data,
    CleansingData? Cleansing,
    IReadOnlyList<RunReport> Runs,
    FoldComparisonReport? Comparison,
    FoldComparisonReport? CleansingComparison,
    IReadOnlyList<string> Notes
)
{
    /// <summary>Names of the further folders that runs were evaluated on.</summary>
    public IReadOnlyList<string> OtherSets { get; init; } = [];

    public IEnumerable<IGrouping<string, RunReport>> Methods(RunPart part) =>
        Runs.Where(run => run.Part == part).GroupBy(run => run.Method, StringComparer.Ordinal);
}

/// <param name="PlantedShare">Share of the pictures that were replaced by their originals.</param>
internal sealed record CleansingData(DataFacts Data, double PlantedShare, PlantedFacts Planted);

/// <param name="Name">Of its folder.</param>
internal sealed record RunReport(string Name, RunPart Part, string Method, long Seed, TrainingFacts Training, StoredEvaluation Evaluation)
{
    /// <summary>On further folders, each named by its data; of main runs.</summary>
    public IReadOnlyList<StoredEvaluation> Others { get; init; } = [];
}

/// <summary>Compares methods with Proposed by runs.</summary>
internal static class MethodComparison
{
    /// <param name="notes">Takes why there is none.</param>
    public static FoldComparisonReport? Of(IEnumerable<RunReport> runs, List<string> notes)
    {
        MethodFolds[] methods =
        [
            .. runs.Where(run => run.Evaluation.Report.SameModel?.Folds is not null)
                .GroupBy(run => run.Method, StringComparer.Ordinal)
                .Select(method => new MethodFolds(method.Key, [.. method.Select(run => run.Evaluation.Report.SameModel!.Folds!)])),
        ];
        if (methods.Length < 2)
            return null;
        try
        {
            return FoldComparison.Run(methods, VariantMethods.Proposed.Name);
        }
        catch (EvaluationException exception)
        {
            notes.Add($"Methods are not compared: {exception.Message}");
            return null;
        }
    }
}
