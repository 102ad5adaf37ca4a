using LoraJudge.Statistics.Comparison;
using LoraJudge.Web.Features.Experiments.Evaluations;

namespace LoraJudge.Web.Tests.Features.Experiments.Evaluations;

public sealed class FoldComparisonTests
{
    private static readonly PairCounts Pairs = new(PairKey.Sample, 1, 1, CorrectRepeated: false, 1, 1, IncorrectRepeated: false);
    private static readonly double[] Control = [0.70, 0.61, 0.75, 0.66];
    private static readonly double[] Better = [0.74, 0.66, 0.78, 0.71];
    private static readonly double[] Worse = [0.60, 0.49, 0.66, 0.55];

    [Fact]
    public void Folds_are_compared_as_independent_and_as_blocks()
    {
        var report = FoldComparison.Run([Method("better", Better), Method("control", Control), Method("worse", Worse)], "control");

        var dunnett = Dunnett.Test(Control, [Better, Worse]).Comparisons;
        Assert.Equal(["better", "worse"], report.Dunnett.Select(comparison => comparison.Method));
        Assert.Equal(dunnett.Select(comparison => comparison.PValue.ValueOrNull), report.Dunnett.Select(comparison => comparison.PValue));
        var table = new double[4, 3];
        for (var fold = 0; fold < 4; fold++)
            (table[fold, 0], table[fold, 1], table[fold, 2]) = (Control[fold], Better[fold], Worse[fold]);
        Assert.Equal(
            BlockedDunnett.Test(table).Comparisons.Select(comparison => comparison.PValue.ValueOrNull),
            report.BlockedDunnett.Select(comparison => comparison.PValue)
        );
        Assert.Equal(0.68, report.ControlMean, 1e-12);
        Assert.Equal(4, report.Folds);
    }

    [Fact]
    public void Seeds_are_averaged_within_a_fold_first()
    {
        double[] above = [.. Better.Select(f1 => f1 + 0.02)];
        double[] below = [.. Better.Select(f1 => f1 - 0.02)];

        var seeds = FoldComparison.Run([Method("control", Control), Method("better", above, below, Better)], "control");

        var once = FoldComparison.Run([Method("control", Control), Method("better", Better)], "control");
        Assert.Equal(once.Dunnett[0].PValue!.Value, seeds.Dunnett[0].PValue!.Value, 1e-9);
        Assert.Equal(0.0425, seeds.Dunnett[0].Difference, 1e-9);
    }

    [Fact]
    public void What_does_not_vary_has_no_p_value()
    {
        var report = FoldComparison.Run([Method("control", [0.5, 0.5]), Method("same", [0.5, 0.5])], "control");

        Assert.Null(report.Dunnett[0].PValue);
        Assert.Null(report.BlockedDunnett[0].Interval);
    }

    [Fact]
    public void Other_folds_are_refused()
    {
        var other = new MethodFolds("other", [Report([.. Better, 0.7])]);

        var refusal = Assert.Throws<EvaluationException>(() => FoldComparison.Run([Method("control", Control), other], "control"));

        Assert.Equal(
            "The method \"other\" was not evaluated on the folds of \"control\": take the same pictures and seed.",
            refusal.Message
        );
    }

    [Fact]
    public void A_control_that_is_not_there_is_refused() =>
        Assert.Equal(
            "There is no method \"ours\" to compare the others with.",
            Assert.Throws<EvaluationException>(() => FoldComparison.Run([Method("control", Control)], "ours")).Message
        );

    [Fact]
    public void A_control_alone_is_refused() =>
        Assert.Throws<EvaluationException>(() => FoldComparison.Run([Method("control", Control)], "control"));

    [Fact]
    public void A_method_without_seeds_is_refused() =>
        Assert.Throws<EvaluationException>(() => FoldComparison.Run([Method("control", Control), Method("empty")], "control"));

    private static MethodFolds Method(string name, params double[][] seeds) => new(name, [.. seeds.Select(Report)]);

    private static FoldReport Report(double[] f1) =>
        new(
            [.. f1.Select((value, fold) => new FoldFigures([$"model {fold}"], Pairs, 1, value, value, value, value, value))],
            f1.Average(),
            null
        );
}
