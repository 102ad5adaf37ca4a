using LoraJudge.Statistics.Classification;

namespace LoraJudge.Web.Features.Experiments.Evaluations;

/// <summary>The paper's evaluation 1, same model or not.</summary>
internal static class SameModelEvaluation
{
    public const int MaxRocPoints = 200;

    /// <param name="pairs">Drawn from <paramref name="set"/>.</param>
    /// <param name="training">Pairs of training models, by the same encoder; null where there are none.</param>
    public static SameModelReport Run(VectorSet set, LabelledPairs pairs, LabelledPairs? training, EncoderEvaluationOptions options)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(pairs);
        ArgumentNullException.ThrowIfNull(options);
        var curve = pairs.Roc();
        var bootstrap = new PairBootstrap(set, pairs);
        var notes = new List<string>(Repetitions(pairs.Counts));
        return new SameModelReport(
            pairs.Counts,
            ClassificationFigures.Of(BestThresholds.ForF1(curve)[0]),
            training is null ? null : ClassificationFigures.Of(pairs.At(training.BestThreshold())),
            curve.Auc.Value,
            bootstrap.F1(options.Bootstrap),
            bootstrap.Auc(options.Bootstrap),
            Thinned(curve),
            ModelFolds.Run(set, pairs, options, notes),
            notes
        );
    }

    /// <summary>At most <see cref="MaxRocPoints"/> points, evenly spread over the thresholds, both ends among them.</summary>
    internal static IReadOnlyList<RocPoint> Thinned(RocCurve curve)
    {
        var last = curve.Thresholds.Count - 1;
        var drawn = Math.Min(MaxRocPoints - 1, last + 1);
        return
        [
            new RocPoint(0, 0),
            .. Enumerable
                .Range(1, drawn)
                .Select(point => (int)((long)point * (last + 1) / drawn) - 1)
                .Select(index => new RocPoint(curve.FalsePositiveRate(index).Value, curve.TruePositiveRate(index).Value)),
        ];
    }

    private static IEnumerable<string> Repetitions(PairCounts counts)
    {
        if (counts.CorrectRepeated)
            yield return $"There are {counts.CorrectPossible} correct pairs only: {counts.Correct} were drawn with repetition.";
        if (counts.IncorrectRepeated)
            yield return $"There are {counts.IncorrectPossible} incorrect pairs only: {counts.Incorrect} were drawn with repetition.";
    }
}
