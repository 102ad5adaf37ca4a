using CsCheck;
using LoraJudge.Statistics.Classification;

namespace LoraJudge.Statistics.Tests.Classification;

public sealed class ClassificationTests
{
    private static readonly Gen<(double Score, bool Label)[]> Items = Gen.Int[0, 6]
        .SelectMany(score => Gen.Bool, (score, label) => (score / 2.0, label))
        .Array[2, 30]
        .Where(items => items.Any(item => item.label) && !items.All(item => item.label))
        .Select(items => items.Select(item => (item.Item1, item.label)).ToArray());

    [Fact]
    public void Counts_at_thresholds_equal_the_published_cases()
    {
        foreach (var item in SharedCases.OfKind("roc_f1"))
        {
            var curve = Curve(item);
            Assert.Equal(item.Numbers("expected", "thresholds"), curve.Thresholds);
            Assert.Equal(item.Numbers("expected", "true_positives"), curve.TruePositives.Select(count => (double)count));
            Assert.Equal(item.Numbers("expected", "false_positives"), curve.FalsePositives.Select(count => (double)count));
        }
    }

    [Fact]
    public void Areas_equal_the_published_cases()
    {
        foreach (var item in SharedCases.OfKind("roc_f1"))
        {
            var tolerance = item.Number("tolerance", "abs");
            Near.Absolute(item.Number("expected", "auc"), Curve(item).Auc.Value, tolerance, item.Id());
            Near.Absolute(item.Number("expected", "average_precision"), Curve(item).AveragePrecision.Value, tolerance, item.Id());
        }
    }

    [Fact]
    public void Best_thresholds_equal_the_published_cases()
    {
        foreach (var item in SharedCases.OfKind("roc_f1"))
        {
            var curve = Curve(item);
            Assert.Equal(item.Numbers("expected", "f1_max_thresholds"), BestThresholds.ForF1(curve).Select(best => best.Threshold));
            Assert.Equal(item.Numbers("expected", "youden_thresholds"), BestThresholds.ForYouden(curve).Select(best => best.Threshold));
            Assert.Equal(
                item.Numbers("expected", "accuracy_max_thresholds"),
                BestThresholds.ForAccuracy(curve).Select(best => best.Threshold)
            );
        }
    }

    [Fact]
    public void Figures_at_the_best_threshold_equal_the_published_cases()
    {
        foreach (var item in SharedCases.OfKind("roc_f1"))
        {
            var best = BestThresholds.ForF1(Curve(item))[0];
            Near.Absolute(item.Number("expected", "f1_max"), best.F1.Value, 1e-14, item.Id());
            Near.Absolute(item.Number("expected", "at_highest_f1_threshold", "precision"), best.Precision.Value, 1e-14, item.Id());
            Near.Absolute(item.Number("expected", "at_highest_f1_threshold", "recall"), best.Recall.Value, 1e-14, item.Id());
        }
    }

    [Fact]
    public void The_documentation_example_of_scikit_learn_has_an_area_of_three_quarters() =>
        Assert.Equal(0.75, RocCurve.Compute([0.1, 0.4, 0.35, 0.8], [false, false, true, true]).Auc.Value);

    [Fact]
    public void The_area_is_the_share_of_pairs_in_order() =>
        Items.Sample(items =>
        {
            var (positives, negatives) = (items.Where(i => i.Label).ToArray(), items.Where(i => !i.Label).ToArray());
            var wins = positives.Sum(p =>
                negatives.Sum(n =>
                    p.Score > n.Score ? 1
                    : p.Score == n.Score ? 0.5
                    : 0
                )
            );
            Assert.Equal(wins / positives.Length / negatives.Length, Curve(items).Auc.Value, 1e-13);
        });

    [Fact]
    public void Negating_the_scores_mirrors_the_area() =>
        Items.Sample(items =>
        {
            var mirrored = items.Select(item => (-item.Score, item.Label)).ToArray();
            Near.Absolute(1 - Curve(items).Auc.Value, Curve(mirrored).Auc.Value, 1e-14);
        });

    [Fact]
    public void No_threshold_has_a_larger_F1_than_the_best() =>
        Items.Sample(items =>
        {
            var best = BestThresholds.ForF1(Curve(items))[0].F1.Value;
            double[] scores = [.. items.Select(item => item.Score)];
            bool[] labels = [.. items.Select(item => item.Label)];
            Assert.All(scores, threshold => Assert.True(Operation.At(threshold, scores, labels).F1.Value <= best));
        });

    [Fact]
    public void All_thresholds_with_the_same_F1_are_found()
    {
        // F1 at 3: 2/(1 + 0 + 3) = 1/2; at 1: 6/(3 + 6 + 3) = 1/2.
        double[] scores = [3, 2, 2, 2, 2, 2, 1, 1, 1];
        bool[] labels = [true, false, false, false, false, false, true, true, false];
        Assert.Equal([3.0, 1.0], BestThresholds.ForF1(RocCurve.Compute(scores, labels)).Select(best => best.Threshold));
    }

    [Fact]
    public void One_class_leaves_the_area_undefined()
    {
        var curve = RocCurve.Compute([1, 2], [true, true]);
        Assert.Contains("one class", curve.Auc.Reason!, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_positives_F1_is_undefined_and_has_no_best_threshold()
    {
        Assert.False(Operation.At(1, [1, 2], [false, false]).F1.IsDefined);
        Assert.Empty(BestThresholds.ForF1(RocCurve.Compute([1, 2], [false, false])));
    }

    [Fact]
    public void Resampled_intervals_do_not_depend_on_the_number_of_threads()
    {
        double[] scores = [.. Enumerable.Range(0, 40).Select(i => Math.Sin(i * i))];
        bool[] labels = [.. scores.Select((score, i) => score + Math.Cos(i) > 0)];
        var one = ClassificationBootstrap.Compute(scores, labels, new(300, MaxDegreeOfParallelism: 1));
        var many = ClassificationBootstrap.Compute(scores, labels, new(300, MaxDegreeOfParallelism: 8));
        Assert.Equal(one.F1LeftOut.Replicates, many.F1LeftOut.Replicates);
        Assert.Equal(one.Auc.Percentile, many.Auc.Percentile);
    }

    [Fact]
    public void F1_on_items_left_out_is_lower_on_average_for_scores_without_meaning()
    {
        var stream = new LoraJudge.Statistics.Resampling.ReplicateStream(1, 1);
        double[] scores = [.. Enumerable.Range(0, 60).Select(_ => stream.NextDouble())];
        bool[] labels = [.. Enumerable.Range(0, 60).Select(i => i % 3 == 0)];
        var result = ClassificationBootstrap.Compute(scores, labels, new(300));
        Assert.True(result.F1LeftOut.Mean.Value < result.F1.Mean.Value);
    }

    [Fact]
    public void A_score_that_is_not_finite_is_refused_by_name() =>
        Assert.Equal("scores", Assert.Throws<ArgumentException>(() => RocCurve.Compute([1, double.NaN], [true, false])).ParamName);

    [Fact]
    public void Too_few_labels_are_refused_by_name() =>
        Assert.Equal("labels", Assert.Throws<ArgumentException>(() => RocCurve.Compute([1, 2], [true])).ParamName);

    private static RocCurve Curve((double Score, bool Label)[] items) =>
        RocCurve.Compute([.. items.Select(item => item.Score)], [.. items.Select(item => item.Label)]);

    private static RocCurve Curve(System.Text.Json.JsonElement item) =>
        RocCurve.Compute(item.Numbers("input", "scores"), [.. item.Numbers("input", "labels").Select(label => label == 1)]);

    [Fact]
    public void Where_most_items_are_negative_the_best_accuracy_may_be_that_of_nothing_positive()
    {
        var best = Assert.Single(BestThresholds.ForAccuracy(RocCurve.Compute([3, 2, 1], [false, false, true])));
        Assert.Equal((double.PositiveInfinity, 0L, 0L), (best.Threshold, best.TruePositives, best.FalsePositives));
        Near.Absolute(2.0 / 3, best.Accuracy.Value, 1e-15);
    }

    [Fact]
    public void Nothing_positive_is_the_first_of_equally_accurate_thresholds() =>
        Assert.Equal(
            [double.PositiveInfinity, 1],
            BestThresholds.ForAccuracy(RocCurve.Compute([2, 1], [false, true])).Select(best => best.Threshold)
        );

    [Fact]
    public void No_threshold_is_more_accurate_than_the_best() =>
        Gen.Int[0, 5]
            .Select(score => (double)score)
            .Array[1, 30]
            .SelectMany(scores => Gen.Bool.Array[scores.Length], (scores, labels) => (scores, labels))
            .Sample(sample =>
            {
                var best = BestThresholds.ForAccuracy(RocCurve.Compute(sample.scores, sample.labels))[0].Accuracy.Value;
                foreach (var threshold in sample.scores.Append(double.PositiveInfinity))
                    Assert.True(Operation.At(threshold, sample.scores, sample.labels).Accuracy.Value <= best);
            });
}
