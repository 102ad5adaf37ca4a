namespace LoraJudge.Statistics.Classification;

/// <summary>The figures of one resample; NaN where they are undefined.</summary>
internal readonly record struct Figures(
    double Auc,
    double AveragePrecision,
    double Threshold,
    double F1,
    double Precision,
    double Recall,
    double F1LeftOut
)
{
    public static Figures Of(SortedItems items, ReadOnlySpan<int> weights)
    {
        var curve = RocCurve.Of(items, weights);
        var best = BestThresholds.HighestForF1(curve);
        return new(
            OrNaN(curve.Auc),
            OrNaN(curve.AveragePrecision),
            best?.Threshold ?? double.NaN,
            OrNaN(best?.F1),
            OrNaN(best?.Precision),
            OrNaN(best?.Recall),
            best is null ? double.NaN : LeftOut(items, weights, best.Value.Threshold)
        );
    }

    private static double OrNaN(Figure? figure) => figure?.ValueOrNull ?? double.NaN;

    private static double LeftOut(SortedItems items, ReadOnlySpan<int> weights, double threshold)
    {
        var (hits, alarms, positives, all) = (0L, 0L, 0L, 0L);
        for (var i = 0; i < weights.Length; i++)
        {
            if (weights[i] > 0)
                continue;
            all++;
            positives += items.Labels[i] ? 1 : 0;
            if (items.Scores[i] >= threshold)
                (hits, alarms) = items.Labels[i] ? (hits + 1, alarms) : (hits, alarms + 1);
        }
        return OrNaN(new Operation(threshold, hits, alarms, positives, all - positives).F1);
    }
}
