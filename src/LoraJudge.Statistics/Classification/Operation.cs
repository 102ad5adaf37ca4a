namespace LoraJudge.Statistics.Classification;

/// <summary>Counts of a classification at one threshold and the figures that follow from them.</summary>
public readonly record struct Operation(double Threshold, long TruePositives, long FalsePositives, long Positives, long Negatives)
{
    /// <summary>TP / (TP + FP); undefined where nothing is predicted positive.</summary>
    public Figure Precision => Ratio.Of(TruePositives, TruePositives + FalsePositives, "nothing is predicted positive");

    /// <summary>TP / P.</summary>
    public Figure Recall => Ratio.Of(TruePositives, Positives, RocCurve.NoPositives);

    /// <summary>2 TP / (TP + FP + P), the harmonic mean of precision and recall.</summary>
    public Figure F1 =>
        Positives == 0
            ? Figure.Undefined(RocCurve.NoPositives)
            : Figure.Of(2.0 * TruePositives / (TruePositives + FalsePositives + Positives));

    /// <summary>(TP + TN) / (P + N).</summary>
    public Figure Accuracy => Ratio.Of(TruePositives + Negatives - FalsePositives, Positives + Negatives, "there are no items");

    /// <summary>Recall minus false positive rate (Youden 1950).</summary>
    public Figure Youden =>
        Positives == 0 || Negatives == 0
            ? Figure.Undefined("there are items of one class only")
            : Figure.Of((double)TruePositives / Positives - (double)FalsePositives / Negatives);

    /// <summary>The counts when every item with a score of at least the threshold is predicted positive.</summary>
    /// <exception cref="ArgumentException">Empty, different lengths, or a score that is not finite.</exception>
    public static Operation At(double threshold, ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels)
    {
        Require.NotEmpty(scores.Length, nameof(scores));
        Require.That(scores.Length == labels.Length, nameof(labels), $"There are {labels.Length} labels for {scores.Length} scores.");
        Require.Finite(scores, nameof(scores));
        Require.That(!double.IsNaN(threshold), nameof(threshold), "It is NaN.");
        var (hits, alarms, positives) = (0L, 0L, 0L);
        for (var i = 0; i < scores.Length; i++)
        {
            positives += labels[i] ? 1 : 0;
            if (scores[i] >= threshold)
                (hits, alarms) = labels[i] ? (hits + 1, alarms) : (hits, alarms + 1);
        }
        return new(threshold, hits, alarms, positives, scores.Length - positives);
    }
}
