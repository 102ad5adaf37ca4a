using LoraJudge.Statistics.Classification;
using LoraJudge.Statistics.Resampling;

namespace LoraJudge.Web.Features.Experiments.Evaluations;

/// <summary>The paper's evaluation 1: whether one model made both pictures of a pair, told by their distance.</summary>
/// <param name="AtBestThreshold">At the threshold where F1 is largest on these pairs, as in the paper: it flatters.</param>
/// <param name="AtTrainingThreshold">At the threshold where F1 is largest on pairs of training models; null without them.</param>
/// <param name="Auc">Chance that a correct pair is nearer than an incorrect one.</param>
/// <param name="F1Interval">Of F1 at the best threshold: models resampled, the threshold chosen anew.</param>
/// <param name="AucInterval">Models resampled.</param>
/// <param name="Roc">From (0, 0) to (1, 1), thinned for drawing.</param>
/// <param name="Folds">Null where there are too few models for two folds.</param>
/// <param name="Notes">What is unlike what was asked for.</param>
internal sealed record SameModelReport(
    PairCounts Pairs,
    ClassificationFigures AtBestThreshold,
    ClassificationFigures? AtTrainingThreshold,
    double Auc,
    ConfidenceInterval? F1Interval,
    ConfidenceInterval? AucInterval,
    IReadOnlyList<RocPoint> Roc,
    FoldReport? Folds,
    IReadOnlyList<string> Notes
)
{
    /// <summary>How F1 is averaged, in words.</summary>
    public string Averaging { get; init; } =
        "F1 is that of the correct pairs: the harmonic mean of precision and recall over all pairs together. "
        + "Macro F1 is the plain mean of the F1 of correct and of incorrect pairs. "
        + "A fold's F1 is that of the correct pairs within its models; their mean counts every fold alike.";
}

/// <summary>Counts at one threshold, as figures from 0 to 1.</summary>
/// <param name="Threshold">Largest distance of a pair that is said to be one model's.</param>
/// <param name="F1">Of the correct pairs.</param>
/// <param name="MacroF1">Mean of the F1 of correct and of incorrect pairs.</param>
/// <param name="Precision">Of the correct pairs; null where no pair is near enough.</param>
internal sealed record ClassificationFigures(double Threshold, double F1, double MacroF1, double? Precision, double Recall, double Accuracy)
{
    /// <param name="operation">With pairs of both kinds; scores are negated distances.</param>
    public static ClassificationFigures Of(Operation operation)
    {
        var rejected = operation.Negatives - operation.FalsePositives;
        var missed = operation.Positives - operation.TruePositives;
        var f1 = operation.F1.Value;
        return new ClassificationFigures(
            0 - operation.Threshold,
            f1,
            (f1 + (2.0 * rejected / (rejected + missed + operation.Negatives))) / 2,
            operation.Precision.ValueOrNull,
            operation.Recall.Value,
            operation.Accuracy.Value
        );
    }
}

/// <param name="FalsePositiveRate">Share of incorrect pairs taken for correct.</param>
/// <param name="TruePositiveRate">Share of correct pairs found.</param>
internal readonly record struct RocPoint(double FalsePositiveRate, double TruePositiveRate);

/// <param name="MeanF1">Every fold counts alike.</param>
/// <param name="Interval">Of the mean: folds resampled.</param>
internal sealed record FoldReport(IReadOnlyList<FoldFigures> Folds, double MeanF1, ConfidenceInterval? Interval);

/// <summary>Pairs within one group of models, judged by a threshold that pairs of all other models chose.</summary>
/// <param name="Pairs">What the fold was judged on.</param>
internal sealed record FoldFigures(
    IReadOnlyList<string> Models,
    PairCounts Pairs,
    double Threshold,
    double F1,
    double MacroF1,
    double? Precision,
    double Recall,
    double Auc
);
