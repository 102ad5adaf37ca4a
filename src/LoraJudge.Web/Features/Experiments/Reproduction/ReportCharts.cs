using LoraJudge.Style.Training;
using LoraJudge.Web.Features.Experiments.Evaluations;
using LoraJudge.Web.Shared.Charts;

namespace LoraJudge.Web.Features.Experiments.Reproduction;

/// <summary>The paper's Fig. 4, and the curve of figures against training models.</summary>
internal static class ReportCharts
{
    /// <param name="runs">Main ones and those with planted failures.</param>
    /// <param name="curveOf">A run's losses.</param>
    public static LineChart Losses(IReadOnlyList<RunReport> runs, Func<RunReport, RunCurve> curveOf)
    {
        // Another loss has another scale: it would press the paper's methods together. What is found at once has no course.
        var comparable = runs.Where(run => run.Training.Options is { Loss: LossKind.Triplet, Method: TrainingMethod.Gradients }).ToArray();
        var methods = (comparable.Length > 0 ? comparable : runs).GroupBy(Name, StringComparer.Ordinal).ToArray();
        return new LineChart(
            "Loss by epoch (the paper's Fig. 4)",
            "Epoch",
            "Loss",
            [.. methods.SelectMany((method, colour) => Lines(method.Key, colour, [.. method.Select(curveOf)]))]
        )
        {
            Description =
                $"Mean loss of every epoch of {methods.Length} methods, over all seeds, and dashed the triplet loss on validation models. "
                + "Methods with another loss than the triplet loss have another scale, and are left out.",
            Id = "fig4",
        };
    }

    public static LineChart Curve(IReadOnlyList<RunReport> runs)
    {
        ChartSeries Line(string name, int colour, bool dashed, Func<EncoderEvaluationReport, double?> figure) =>
            new(
                name,
                colour,
                [.. runs.Select(run => new ChartPoint(run.Training.Models, figure(run.Evaluation.Report) ?? double.NaN))],
                dashed
            );
        return new LineChart(
            "Mean reciprocal rank by number of training models",
            "Training models",
            "Leave-one-out MRR",
            [
                Line("All references", 0, dashed: false, report => report.LeaveOneOut?.MeanReciprocalRank),
                Line("Subject left out", 1, dashed: true, report => report.LeaveOneOutSubjectLeftOut?.MeanReciprocalRank),
            ]
        )
        {
            Description = $"Leave-one-out mean reciprocal rank on the evaluation's pictures, after training on {Numbers(runs)} models.",
            Id = "curve",
        };
    }

    private static string Numbers(IReadOnlyList<RunReport> runs) => string.Join(", ", runs.Select(run => run.Training.Models));

    private static string Name(RunReport run) => run.Part == RunPart.Cleansing ? $"{run.Method} (planted)" : run.Method;

    private static IEnumerable<ChartSeries> Lines(string name, int colour, RunCurve[] seeds)
    {
        var epochs = seeds.SelectMany(seed => seed.Epochs).ToArray();
        if (Line(name, colour, epochs, epoch => epoch.Loss) is { } training)
            yield return training;
        if (Line($"{name}, validation", colour, epochs, epoch => epoch.ValidationLoss) is { } validation)
            yield return validation with
            {
                IsDashed = true,
            };
    }

    /// <returns>The mean of every epoch; null where no epoch has the figure.</returns>
    private static ChartSeries? Line(string name, int colour, TrainingEpoch[] epochs, Func<TrainingEpoch, double?> figure)
    {
        ChartPoint[] points =
        [
            .. epochs
                .Where(epoch => figure(epoch) is not null)
                .GroupBy(epoch => epoch.Epoch)
                .OrderBy(epoch => epoch.Key)
                .Select(epoch => new ChartPoint(epoch.Key, epoch.Average(seed => figure(seed)!.Value))),
        ];
        return points.Length == 0 ? null : new ChartSeries(name, colour, points);
    }
}
