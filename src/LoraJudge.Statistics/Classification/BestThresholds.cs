namespace LoraJudge.Statistics.Classification;

/// <summary>
/// Thresholds that maximise a figure: all of them, by descending threshold, so the first is the highest and is the one to use. Candidates
/// are the distinct scores and, above them all, infinity: nothing is positive. Figures are compared as fractions of integers, so equal ones
/// are found equal.
/// </summary>
public static class BestThresholds
{
    /// <summary>Where F1 = 2 TP/(TP + FP + P) is largest; none without positives.</summary>
    public static IReadOnlyList<Operation> ForF1(RocCurve curve) =>
        Maximisers(curve, curve?.Positives > 0, (hits, alarms) => (2 * hits, hits + alarms + curve!.Positives));

    /// <summary>Where accuracy is largest; with mostly negative items that may be where nothing is positive, at infinity.</summary>
    public static IReadOnlyList<Operation> ForAccuracy(RocCurve curve) => Maximisers(curve, true, (hits, alarms) => (hits - alarms, 1));

    /// <summary>Where recall minus false positive rate is largest; none where there is one class only.</summary>
    public static IReadOnlyList<Operation> ForYouden(RocCurve curve) =>
        Maximisers(
            curve,
            curve is { Positives: > 0, Negatives: > 0 },
            (hits, alarms) => ((Int128)hits * curve!.Negatives - (Int128)alarms * curve.Positives, 1)
        );

    /// <summary>The highest threshold with the largest F1, or null without positives.</summary>
    internal static Operation? HighestForF1(RocCurve curve)
    {
        var all = ForF1(curve);
        return all.Count == 0 ? null : all[0];
    }

    private static List<Operation> Maximisers(
        RocCurve curve,
        bool isDefined,
        Func<long, long, (Int128 Numerator, Int128 Denominator)> figure
    )
    {
        ArgumentNullException.ThrowIfNull(curve);
        var best = new List<Operation>();
        (Int128 Numerator, Int128 Denominator) largest = (0, 1);
        foreach (var candidate in isDefined ? Candidates(curve) : [])
        {
            var value = figure(candidate.TruePositives, candidate.FalsePositives);
            var order = best.Count == 0 ? 1 : (value.Numerator * largest.Denominator).CompareTo(largest.Numerator * value.Denominator);
            if (order < 0)
                continue;
            if (order > 0)
                best.Clear();
            largest = value;
            best.Add(candidate);
        }
        return best;
    }

    private static IEnumerable<Operation> Candidates(RocCurve curve)
    {
        yield return new(double.PositiveInfinity, 0, 0, curve.Positives, curve.Negatives);
        for (var i = 0; i < curve.Thresholds.Count; i++)
            yield return new(curve.Thresholds[i], curve.TruePositives[i], curve.FalsePositives[i], curve.Positives, curve.Negatives);
    }
}
