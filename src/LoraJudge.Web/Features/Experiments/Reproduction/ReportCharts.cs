using LoraJudge.Web.Features.Experiments.Charts;
using LoraJudge.Web.Features.Experiments.Evaluations;

namespace LoraJudge.Web.Features.Experiments.Reproduction;

/// <summary>The paper's Fig. 4, and the curve of figures against training models.</summary>
internal static class ReportCharts
{
    /// <summary>Of a run's line: single steps jump.</summary>
    private const int Points = 120;

    /// <param name="runs">Main ones and those with planted failures.</param>
    /// <param name="curveOf">A run's losses.</param>
    public static LineChart Losses(IReadOnlyList<RunReport> runs, Func<RunReport, RunCurve> curveOf)
    {
        string[] names = [.. runs.Select(Name).Distinct(StringComparer.Ordinal)];
        return new LineChart(
            "Loss by epoch (the paper's Fig. 4)",
            "Epoch",
            "Loss",
            [.. runs.SelectMany(run => Lines(Name(run), Array.IndexOf(names, Name(run)), curveOf(run)))]
        )
        {
            Description =
                $"Training loss of {runs.Count} runs of {names.Length} methods, a colour and a marker a method, and dashed the triplet loss on validation models. "
                + "Methods with another loss than the triplet loss have another scale.",
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

    private static IEnumerable<ChartSeries> Lines(string name, int colour, RunCurve curve)
    {
        if (curve.Steps.Count == 0)
            yield break;
        var epoch = curve.Epochs.Count == 0 ? 1 : curve.Epochs[0].Step;
        yield return new ChartSeries(
            name,
            colour,
            [.. curve.Steps.Select(step => new ChartPoint((double)step.Step / epoch, step.Loss))]
        ).Averaged(Points);
        ChartPoint[] validation =
        [
            .. from ended in curve.Epochs
            where ended.ValidationLoss is not null
            select new ChartPoint(ended.Epoch, ended.ValidationLoss!.Value),
        ];
        if (validation.Length > 0)
            yield return new ChartSeries($"{name}, validation", colour, validation, IsDashed: true);
    }
}
