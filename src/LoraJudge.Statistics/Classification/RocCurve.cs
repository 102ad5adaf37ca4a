namespace LoraJudge.Statistics.Classification;

/// <summary>
/// A scored binary classification at every threshold: an item is predicted positive where its score is at least the threshold. For
/// distances, where small means positive, pass the negated distances. Source: Fawcett (2006), Pattern Recognition Letters 27, 861-874.
/// </summary>
public sealed class RocCurve
{
    private RocCurve(double[] thresholds, long[] truePositives, long[] falsePositives)
    {
        Thresholds = thresholds;
        TruePositives = truePositives;
        FalsePositives = falsePositives;
        Positives = truePositives[^1];
        Negatives = falsePositives[^1];
    }

    /// <summary>The distinct scores, descending.</summary>
    public IReadOnlyList<double> Thresholds { get; }

    /// <summary>Positive items with a score of at least each threshold.</summary>
    public IReadOnlyList<long> TruePositives { get; }

    /// <summary>Negative items with a score of at least each threshold.</summary>
    public IReadOnlyList<long> FalsePositives { get; }

    public long Positives { get; }
    public long Negatives { get; }

    /// <param name="scores">One score per item; larger speaks for positive.</param>
    /// <param name="labels">Whether each item is positive.</param>
    /// <exception cref="ArgumentException">Empty, different lengths, or a score that is not finite.</exception>
    public static RocCurve Compute(ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels)
    {
        var items = new SortedItems(scores, labels);
        return Of(items, items.OnePerItem());
    }

    /// <param name="weights">How often each item counts, in the order of <paramref name="items"/>; at least one is positive.</param>
    internal static RocCurve Of(SortedItems items, ReadOnlySpan<int> weights)
    {
        var thresholds = new List<double>();
        var hits = new List<long>();
        var alarms = new List<long>();
        var (hit, alarm) = (0L, 0L);
        for (var i = 0; i < weights.Length; i++)
        {
            if (weights[i] == 0)
                continue;
            hit += items.Labels[i] ? weights[i] : 0;
            alarm += items.Labels[i] ? 0 : weights[i];
            if (thresholds.Count > 0 && thresholds[^1] == items.Scores[i])
            {
                (hits[^1], alarms[^1]) = (hit, alarm);
                continue;
            }
            thresholds.Add(items.Scores[i]);
            hits.Add(hit);
            alarms.Add(alarm);
        }
        return new([.. thresholds], [.. hits], [.. alarms]);
    }

    /// <summary>True positive rate at each threshold; undefined without positives.</summary>
    public Figure TruePositiveRate(int index) => Ratio.Of(TruePositives[index], Positives, NoPositives);

    /// <summary>False positive rate at each threshold; undefined without negatives.</summary>
    public Figure FalsePositiveRate(int index) => Ratio.Of(FalsePositives[index], Negatives, "there are no negatives");

    /// <summary>
    /// Area under the curve: the chance that a positive scores above a negative, ties counting half. Σ ΔFP (2 TP_before + ΔTP) / (2 P N), in
    /// integers up to the one division.
    /// </summary>
    public Figure Auc
    {
        get
        {
            Int128 doubled = 0;
            var (hits, alarms) = (0L, 0L);
            for (var i = 0; i < Thresholds.Count; i++)
            {
                doubled += (Int128)(FalsePositives[i] - alarms) * (hits + TruePositives[i]);
                (hits, alarms) = (TruePositives[i], FalsePositives[i]);
            }
            return Positives == 0 || Negatives == 0
                ? Figure.Undefined("there are items of one class only")
                : Figure.Of((double)doubled / (2.0 * Positives * Negatives));
        }
    }

    /// <summary>Average precision Σ (R_i - R_{i-1}) P_i over thresholds, without interpolation.</summary>
    public Figure AveragePrecision
    {
        get
        {
            if (Positives == 0)
                return Figure.Undefined(NoPositives);
            var sum = new CompensatedSum();
            var hits = 0L;
            for (var i = 0; i < Thresholds.Count; i++)
            {
                sum.Add((double)(TruePositives[i] - hits) * TruePositives[i] / (TruePositives[i] + FalsePositives[i]));
                hits = TruePositives[i];
            }
            return Figure.Of(sum.Value / Positives);
        }
    }

    internal const string NoPositives = "there are no positives";
}
