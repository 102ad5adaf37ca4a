using LoraJudge.Statistics.Resampling;

namespace LoraJudge.Web.Features.Experiments.Evaluations;

/// <summary>
/// Evaluation 1 by disjoint groups of models: a fold's threshold comes from pairs that have no picture of its models, and its figures from
/// pairs that have no picture of others.
/// </summary>
internal static class ModelFolds
{
    /// <param name="pairs">Of the whole set; thresholds are chosen on them.</param>
    /// <param name="notes">Takes what is unlike what was asked for.</param>
    /// <returns>Null where two folds cannot be made.</returns>
    public static FoldReport? Run(VectorSet set, LabelledPairs pairs, EncoderEvaluationOptions options, List<string> notes)
    {
        var groups = Split(set, options);
        if (groups.Count < options.Folds)
            notes.Add(
                groups.Count < 2
                    ? $"{set.Models.Count} models are too few for folds: there is no F1 a fold."
                    : $"{set.Models.Count} models make {groups.Count} folds of two models or more, not {options.Folds}."
            );
        if (groups.Count < 2)
            return null;
        var random = SeededRandom.Of(options.Seed, RandomPurpose.FoldPairs);
        try
        {
            FoldFigures[] folds = [.. groups.Select(models => Fold(set, pairs, models, groups.Count, options, random))];
            var mean = ResampledMean.Bootstrap([.. folds.Select(fold => fold.F1)], options.Bootstrap);
            return new FoldReport(folds, folds.Average(fold => fold.F1), mean.Bca);
        }
        catch (EvaluationException exception)
        {
            notes.Add($"There is no F1 a fold; in one of them: {exception.Message}");
            return null;
        }
    }

    /// <summary>Models dealt out at random; every fold has two or more, so that it has incorrect pairs.</summary>
    private static List<HashSet<int>> Split(VectorSet set, EncoderEvaluationOptions options)
    {
        var folds = Math.Min(options.Folds, set.Models.Count / 2);
        int[] models = [.. Enumerable.Range(0, set.Models.Count)];
        SeededRandom.Of(options.Seed, RandomPurpose.Folds).Shuffle(models);
        return
        [
            .. models
                .Select((model, place) => (model, place))
                .GroupBy(entry => entry.place % folds, entry => entry.model)
                .Select(fold => fold.ToHashSet()),
        ];
    }

    private static FoldFigures Fold(
        VectorSet set,
        LabelledPairs pairs,
        HashSet<int> models,
        int folds,
        EncoderEvaluationOptions options,
        Random random
    )
    {
        bool Outside(int picture) => !models.Contains(set.ModelOf[picture]);
        var others =
            pairs.Where(pair => Outside(pair.First) && Outside(pair.Second))
            ?? throw new EvaluationException("The pairs drawn leave none of both kinds among the other folds' models.");
        var within = new VectorSet(set.Pictures.Where((_, picture) => !Outside(picture)), "A fold");
        var judged = LabelledPairs.Draw(
            within,
            Math.Max(1, options.CorrectPairs / folds),
            Math.Max(1, options.IncorrectPairs / folds),
            pairs.Counts.Key,
            random
        );
        var threshold = others.BestThreshold();
        var figures = ClassificationFigures.Of(judged.At(threshold));
        return new FoldFigures(
            within.Models,
            judged.Counts,
            threshold,
            figures.F1,
            figures.MacroF1,
            figures.Precision,
            figures.Recall,
            judged.Roc().Auc.Value
        );
    }
}
