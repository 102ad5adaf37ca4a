using LoraJudge.Web.Features.Experiments.Evaluations;

namespace LoraJudge.Web.Tests.Features.Experiments.Evaluations;

public sealed class ModelFoldsTests
{
    private static readonly EncoderEvaluationOptions Options = new()
    {
        CorrectPairs = 500,
        IncorrectPairs = 505,
        Replicates = 100,
    };

    [Fact]
    public void Every_model_is_in_one_fold()
    {
        var pictures = Pictures.Styles(23, 4);

        var folds = Run(pictures).Folds!.Folds;

        Assert.Equal(10, folds.Count);
        Assert.All(folds, fold => Assert.InRange(fold.Models.Count, 2, 3));
        Assert.Equal(
            pictures.Select(picture => picture.Model).Distinct().Order(StringComparer.Ordinal),
            folds.SelectMany(fold => fold.Models).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void A_folds_threshold_comes_from_the_other_folds_alone()
    {
        var pictures = Pictures.Styles(20, 4);
        var before = Run(pictures).Folds!.Folds[3];

        var after = Run(Scaled(pictures, before.Models, 100)).Folds!.Folds[3];

        Assert.Equal(before.Threshold, after.Threshold);
        Assert.NotEqual(before.F1, after.F1);
    }

    [Fact]
    public void A_folds_figures_come_from_its_own_pairs_and_that_threshold()
    {
        var pictures = Pictures.Styles(20, 4);
        var fold = Run(pictures).Folds!.Folds[3];
        // Everything outside shrinks to a point at 0: so does the threshold, and no pair within is near enough.
        var others = pictures.Select(picture => picture.Model).Except(fold.Models).ToList();

        var shrunk = Run(Scaled(pictures, others, 0)).Folds!.Folds[3];

        Assert.Equal((0, 0, 0), (shrunk.Threshold, shrunk.F1, shrunk.Recall));
        Assert.Equal(fold.Auc, shrunk.Auc);
    }

    [Fact]
    public void The_mean_counts_every_fold_alike_and_lies_in_its_interval()
    {
        var report = Run(Pictures.Styles(20, 4)).Folds!;

        Assert.Equal(report.Folds.Average(fold => fold.F1), report.MeanF1, 1e-12);
        Assert.InRange(report.MeanF1, report.Interval!.Lower, report.Interval.Upper);
    }

    [Fact]
    public void Few_models_make_fewer_folds_and_it_is_noted()
    {
        var report = Run(Pictures.Styles(7, 4));

        Assert.Equal(3, report.Folds!.Folds.Count);
        Assert.Contains("7 models make 3 folds of two models or more, not 10.", report.Notes);
    }

    [Fact]
    public void Three_models_are_too_few_for_folds()
    {
        var report = Run(Pictures.Styles(3, 4));

        Assert.Null(report.Folds);
        Assert.Contains("3 models are too few for folds: there is no F1 a fold.", report.Notes);
    }

    [Fact]
    public void A_fold_without_incorrect_pairs_is_noted()
    {
        // Only two of the models have a sample in common.
        StyleVector[] pictures =
        [
            .. Pictures.Styles(8, 3, common: false, subjects: 1),
            Pictures.Of(0, "common", "subject 0", 1, 1, 1),
            Pictures.Of(1, "common", "subject 0", 1, 1, 1),
        ];

        var report = Run(pictures);

        Assert.Null(report.Folds);
        Assert.Contains(report.Notes, note => note.StartsWith("There is no F1 a fold; in one of them: ", StringComparison.Ordinal));
    }

    private static StyleVector[] Scaled(StyleVector[] pictures, IReadOnlyList<string> models, float by) =>
        [
            .. pictures.Select(picture =>
                models.Contains(picture.Model) ? picture with { Vector = [.. picture.Vector.Select(x => x * by)] } : picture
            ),
        ];

    private static SameModelReport Run(IEnumerable<StyleVector> pictures)
    {
        var set = new VectorSet(pictures);
        var pairs = LabelledPairs.Draw(set, Options.CorrectPairs, Options.IncorrectPairs, PairKey.Auto, new Random(1));
        return SameModelEvaluation.Run(set, pairs, training: null, Options);
    }
}
