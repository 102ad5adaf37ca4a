using LoraJudge.Statistics.Classification;
using LoraJudge.Statistics.Resampling;
using LoraJudge.Web.Features.Experiments.Evaluations;

namespace LoraJudge.Web.Tests.Features.Experiments.Evaluations;

public sealed class SameModelEvaluationTests
{
    private static readonly EncoderEvaluationOptions Few = new()
    {
        CorrectPairs = 300,
        IncorrectPairs = 303,
        Replicates = 100,
    };

    [Fact]
    public void Figures_of_an_example_by_hand()
    {
        // Correct pairs are 1, 3 and 10 apart, incorrect ones 5, 7, 15, 20, 22 and 29.
        StyleVector[] pictures =
        [
            Pictures.Of(0, "a", "x", 0),
            Pictures.Of(0, "b", "x", 1),
            Pictures.Of(1, "a", "x", 5),
            Pictures.Of(1, "b", "x", 8),
            Pictures.Of(2, "a", "x", 20),
            Pictures.Of(2, "b", "x", 30),
        ];

        var report = Run(pictures, Few with { CorrectPairs = 3, IncorrectPairs = 6 });

        // 1 and 3 are found below 5; to find 10 too, 5 and 7 would be taken along.
        Assert.Equal(3, report.AtBestThreshold.Threshold);
        Assert.Equal((1, 2 / 3.0), (report.AtBestThreshold.Precision, report.AtBestThreshold.Recall));
        Assert.Equal(0.8, report.AtBestThreshold.F1, 1e-12);
        Assert.Equal((0.8 + (12 / 13.0)) / 2, report.AtBestThreshold.MacroF1, 1e-12);
        Assert.Equal(8 / 9.0, report.AtBestThreshold.Accuracy, 1e-12);
        Assert.Equal(16 / 18.0, report.Auc, 1e-12);
    }

    [Fact]
    public void F1_and_AUC_are_what_a_search_of_all_thresholds_finds()
    {
        var pairs = Draw(new VectorSet(Pictures.Styles(8, 6)), Few);

        var report = Run(Pictures.Styles(8, 6), Few);

        Assert.Equal(pairs.Distances.Max(threshold => NaiveF1(pairs, threshold)), report.AtBestThreshold.F1, 1e-12);
        Assert.Equal(NaiveF1(pairs, report.AtBestThreshold.Threshold), report.AtBestThreshold.F1, 1e-12);
        var wins =
            from own in pairs.OwnDistances
            from other in pairs.OthersDistances
            select own < other ? 1
            : own == other ? 0.5
            : 0;
        Assert.Equal(wins.Average(), report.Auc, 1e-12);
    }

    [Fact]
    public void A_threshold_of_training_models_is_judged_on_the_evaluation_pairs()
    {
        var set = new VectorSet(Pictures.Styles(8, 6));
        var pairs = Draw(set, Few);
        var training = Draw(new VectorSet(Pictures.Styles(8, 6, seed: 2)), Few);

        var figures = SameModelEvaluation.Run(set, pairs, training, Few).AtTrainingThreshold!;

        Assert.Equal(training.BestThreshold(), figures.Threshold);
        Assert.Equal(NaiveF1(pairs, training.BestThreshold()), figures.F1, 1e-12);
    }

    [Fact]
    public void A_training_threshold_below_all_pairs_has_no_precision()
    {
        var set = new VectorSet(Pictures.Styles(8, 6));
        var near = Pictures.Styles(8, 6).Select(picture => picture with { Vector = [.. picture.Vector.Select(x => x / 1e6f)] });

        var figures = SameModelEvaluation.Run(set, Draw(set, Few), Draw(new VectorSet(near), Few), Few).AtTrainingThreshold!;

        Assert.Null(figures.Precision);
        Assert.Equal((0, 0), (figures.F1, figures.Recall));
    }

    [Fact]
    public void Equal_vectors_tell_nothing()
    {
        var report = Run(Pictures.Styles(4, 4).Select(picture => picture with { Vector = [1, 2] }), Few);

        Assert.Equal((0, 0.5), (report.AtBestThreshold.Threshold, report.Auc));
        Assert.Equal(300 / 603.0, report.AtBestThreshold.Precision);
        Assert.Equal(1, report.AtBestThreshold.Recall);
    }

    [Fact]
    public void The_curve_to_draw_is_short_and_goes_from_end_to_end()
    {
        var roc = Run(Pictures.Styles(8, 6), Few).Roc;

        Assert.Equal(200, roc.Count);
        Assert.Equal(new RocPoint(0, 0), roc[0]);
        Assert.Equal(new RocPoint(1, 1), roc[^1]);
        Assert.All(
            roc.Zip(roc.Skip(1)),
            step => Assert.True(step.First != step.Second && step.First.FalsePositiveRate <= step.Second.FalsePositiveRate)
        );
    }

    [Fact]
    public void Intervals_resample_models_with_all_their_pairs()
    {
        var set = new VectorSet(Pictures.Styles(6, 5));
        var pairs = Draw(set, Few);

        var report = SameModelEvaluation.Run(set, pairs, training: null, Few);

        var f1 = Naively(set, pairs, curve => BestThresholds.ForF1(curve)[0].F1.Value);
        Assert.Equal((f1.Lower, f1.Upper), (report.F1Interval!.Lower, report.F1Interval.Upper));
        var auc = Naively(set, pairs, curve => curve.Auc.ValueOrNull ?? double.NaN);
        Assert.Equal(auc.Lower, report.AucInterval!.Lower, 1e-12);
        Assert.Equal(auc.Upper, report.AucInterval.Upper, 1e-12);
    }

    [Fact]
    public void Pairs_drawn_with_repetition_are_noted() =>
        Assert.Contains(
            Run(Pictures.Styles(4, 3), Few).Notes,
            note => note == "There are 12 correct pairs only: 300 were drawn with repetition."
        );

    [Fact]
    public void Without_incorrect_pairs_there_is_a_message() =>
        Assert.Equal(
            "No two models have pictures of one subject, so there is no incorrect pair: take other pairs.",
            Assert
                .Throws<EvaluationException>(() =>
                    Draw(new VectorSet([Pictures.Of(0, "a", "a", 0), Pictures.Of(0, "b", "b", 0), Pictures.Of(1, "c", "c", 0)]), Few)
                )
                .Message
        );

    private static LabelledPairs Draw(VectorSet set, EncoderEvaluationOptions options) =>
        LabelledPairs.Draw(set, options.CorrectPairs, options.IncorrectPairs, PairKey.Auto, new Random(1));

    private static SameModelReport Run(IEnumerable<StyleVector> pictures, EncoderEvaluationOptions options)
    {
        var set = new VectorSet(pictures);
        return SameModelEvaluation.Run(set, Draw(set, options), training: null, options);
    }

    private static double NaiveF1(LabelledPairs pairs, double threshold)
    {
        var found = pairs.OwnDistances.Count(distance => distance <= threshold);
        var alarms = pairs.OthersDistances.Count(distance => distance <= threshold);
        return found == 0 ? 0 : 2.0 * found / (found + alarms + pairs.OwnDistances.Count());
    }

    /// <summary>Every pair written down as often as its models were drawn.</summary>
    private static ConfidenceInterval Naively(VectorSet set, LabelledPairs pairs, Func<RocCurve, double> figure) =>
        Bootstrap
            .Run(
                set.Models.Count,
                drawn =>
                {
                    var names = drawn.ToArray().Select(model => set.Models[model]).ToList();
                    int Times(int picture) => names.Count(name => name == set.Pictures[picture].Model);
                    var repeated = pairs
                        .Pairs.SelectMany(
                            (pair, index) => Enumerable.Repeat(index, Times(pair.First) * (pairs.SameModel[index] ? 1 : Times(pair.Second)))
                        )
                        .ToList();
                    bool[] labels = [.. repeated.Select(index => pairs.SameModel[index])];
                    return figure(RocCurve.Compute([.. repeated.Select(index => -pairs.Distances[index])], labels));
                },
                new BootstrapOptions(Few.Replicates, Few.ConfidenceLevel, (ulong)Few.Seed)
            )
            .Bca!;
}
