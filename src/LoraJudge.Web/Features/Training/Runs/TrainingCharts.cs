using LoraJudge.Web.Features.Experiments.Charts;

namespace LoraJudge.Web.Features.Training.Runs;

/// <summary>The curves of runs as pictures for pages.</summary>
internal static class TrainingCharts
{
    /// <summary>Points of a line in the picture of all runs.</summary>
    public const int PointsOfMany = 120;

    /// <summary>Points of a line in a run's own picture.</summary>
    public const int PointsOfOne = 400;

    private const int SmallestWindow = 5;
    private const int Windows = 15;

    /// <summary>All runs over the same axis of epochs, since their epochs differ in steps. Dashed: validation.</summary>
    public static LineChart Losses(IEnumerable<(TrainingRunView Run, TrainingCurve Curve)> runs) =>
        new("Loss of the training runs", "Epoch", "Loss", [.. runs.SelectMany(run => Lines(run.Run, run.Curve))])
        {
            Style = LineChartStyle.Page,
            Description = "One line a run; the dashed line of the same colour is its triplet loss on the validation models.",
            Id = "losses",
        };

    /// <summary>The loss of each step and its running mean; the validation loss after each epoch.</summary>
    public static LineChart Loss(TrainingCurve curve)
    {
        ChartPoint[] steps = [.. curve.Losses.Select(point => new ChartPoint(point.Step, point.Loss))];
        ChartPoint[] validation =
        [
            .. curve
                .Epochs.Where(epoch => epoch.ValidationLoss is not null)
                .Select(epoch => new ChartPoint(epoch.Step, epoch.ValidationLoss!.Value)),
        ];
        ChartSeries[] lines =
        [
            new("Loss of a step", 1, steps),
            new("Running mean", 0, Smooth(steps)),
            new("Validation (triplet)", 3, validation, IsDashed: true),
        ];
        return new LineChart("Loss of this run", "Step", "Loss", [.. lines.Where(line => line.Points.Count > 0)])
        {
            Style = LineChartStyle.Page,
            Description =
                "The loss of the training steps, its running mean, and the triplet loss on the validation models after each epoch.",
            Id = "loss",
        };
    }

    /// <returns>Null where no epoch was validated.</returns>
    public static LineChart? MeanReciprocalRank(TrainingCurve curve)
    {
        ChartPoint[] points =
        [
            .. curve
                .Epochs.Where(epoch => epoch.ValidationMrr is not null)
                .Select(epoch => new ChartPoint(epoch.Epoch, epoch.ValidationMrr!.Value)),
        ];
        return points.Length == 0
            ? null
            : new LineChart("Validation MRR of this run", "Epoch", "MRR", [new ChartSeries("Validation MRR", 3, points)])
            {
                Style = LineChartStyle.Page,
                Description = "Mean reciprocal rank among the validation models, each picture left out in turn, after each epoch.",
                Id = "mrr",
                Height = 300,
            };
    }

    /// <summary>Each point's mean with those before it, over a fifteenth of all.</summary>
    internal static IReadOnlyList<ChartPoint> Smooth(IReadOnlyList<ChartPoint> points)
    {
        var window = Math.Max(SmallestWindow, points.Count / Windows);
        return
        [
            .. points.Select(
                (point, place) => point with { Y = points.Take(place + 1).Skip(Math.Max(0, place + 1 - window)).Average(near => near.Y) }
            ),
        ];
    }

    private static IEnumerable<ChartSeries> Lines(TrainingRunView run, TrainingCurve curve)
    {
        if (run.Steps == 0 || run.Epochs == 0)
            yield break;
        var (name, colour) = ($"{run.Id} {Shorten(run.Name)}", Colour(run));
        yield return new ChartSeries(
            name,
            colour,
            [.. curve.Losses.Select(point => new ChartPoint((double)point.Step * run.Epochs / run.Steps, point.Loss))]
        );
        ChartPoint[] validation =
        [
            .. curve
                .Epochs.Where(epoch => epoch.ValidationLoss is not null)
                .Select(epoch => new ChartPoint(epoch.Epoch, epoch.ValidationLoss!.Value)),
        ];
        if (validation.Length > 0)
            yield return new ChartSeries(name, colour, validation, IsDashed: true);
    }

    /// <summary>A run keeps its colour when others are hidden.</summary>
    public static int Colour(TrainingRunView run) => ChartColours.Place((int)(run.Id % ChartColours.Palette.Count) - 1);

    private static string Shorten(string name) => Running.TrainingRuns.Shorten(name, 16);
}
