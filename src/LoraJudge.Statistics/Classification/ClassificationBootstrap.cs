using LoraJudge.Statistics.Resampling;

namespace LoraJudge.Statistics.Classification;

/// <summary>
/// Intervals of the figures of a classification from resampled items. The threshold is chosen anew in every resample; judged on the items
/// that the resample left out, it shows what a threshold chosen on these data is worth on others. Source: Efron and Tibshirani (1993),
/// chapter 17; Efron and Gong (1983) for repeating the whole selection.
/// </summary>
public static class ClassificationBootstrap
{
    /// <param name="scores">One score per item; larger speaks for positive.</param>
    /// <param name="labels">Whether each item is positive.</param>
    /// <exception cref="ArgumentException">Empty, different lengths, a score that is not finite or beyond 1e100, or bad options.</exception>
    public static ClassificationIntervals Compute(ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels, BootstrapOptions? options = null)
    {
        options = (options ?? new()).Checked();
        Require.Squarable(scores, nameof(scores));
        var items = new SortedItems(scores, labels);
        var replicates = new Figures[options.Replicates];
        ReplicateLoop.Run(
            options.Replicates,
            options.MaxDegreeOfParallelism,
            () => (Drawn: new int[items.Count], Weights: new int[items.Count]),
            (scratch, r) =>
            {
                new ReplicateStream(options.Seed, (ulong)r).Fill(scratch.Drawn, items.Count);
                items.Weigh(scratch.Drawn, scratch.Weights);
                replicates[r] = Figures.Of(items, scratch.Weights);
            }
        );
        var whole = Figures.Of(items, items.OnePerItem());
        BootstrapResult Of(Func<Figures, double> figure) =>
            Percentile(figure(whole), Array.ConvertAll(replicates, r => figure(r)), options.ConfidenceLevel);
        var outside = Of(figures => figures.F1LeftOut) with { Estimate = Figure.Undefined("the data themselves leave nothing out") };
        return new(
            Of(f => f.Auc),
            Of(f => f.AveragePrecision),
            Of(f => f.Threshold),
            Of(f => f.F1),
            Of(f => f.Precision),
            Of(f => f.Recall),
            outside
        );
    }

    private static BootstrapResult Percentile(double estimate, double[] replicates, double level)
    {
        var defined = Array.FindAll(replicates, value => !double.IsNaN(value));
        var ascending = (double[])defined.Clone();
        Array.Sort(ascending);
        var interval = defined.Length == 0 ? null : BootstrapIntervals.Percentile(ascending, level);
        var figure = double.IsNaN(estimate) ? Figure.Undefined("the data have one class only") : Figure.Of(estimate);
        return new(figure, defined, replicates.Length - defined.Length, interval, null);
    }
}

/// <summary>Percentile intervals; there is no BCa, whose jackknife would cost a pass per item.</summary>
/// <param name="Threshold">The highest threshold with the largest F1.</param>
/// <param name="F1">At that threshold, on the items that chose it: optimistic.</param>
/// <param name="F1LeftOut">At that threshold, on the items left out: its mean is an honest estimate.</param>
public sealed record ClassificationIntervals(
    BootstrapResult Auc,
    BootstrapResult AveragePrecision,
    BootstrapResult Threshold,
    BootstrapResult F1,
    BootstrapResult Precision,
    BootstrapResult Recall,
    BootstrapResult F1LeftOut
);
