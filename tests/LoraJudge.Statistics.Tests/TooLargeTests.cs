using LoraJudge.Statistics.Agreement;
using LoraJudge.Statistics.Classification;
using LoraJudge.Statistics.Comparison;
using LoraJudge.Statistics.Ratings;
using LoraJudge.Statistics.Resampling;
using LoraJudge.Statistics.Retrieval;
using LoraJudge.Statistics.Trec;

namespace LoraJudge.Statistics.Tests;

/// <summary>Numbers whose squares and powers are no doubles are refused by the name of their argument, wherever they come in.</summary>
public sealed class TooLargeTests
{
    private const double Huge = 1e200;

    private static readonly double[,] Scores =
    {
        { 0.1, 0.2 },
        { Huge, 0.3 },
        { 0.4, 0.1 },
    };

    private static readonly double?[,] Ratings =
    {
        { 1, 2, Huge },
        { 1, 3, 2 },
    };

    private static readonly EvaluationOptions Exponential = new(Gain: Gain.Exponential);

    private static readonly Dictionary<string, (Action Call, string Argument)> Calls = new(StringComparer.Ordinal)
    {
        ["Dunnett, control"] = (
            () =>
                Dunnett.Test(
                    [1, Huge],
                    [
                        [1, 2],
                    ]
                ),
            "control"
        ),
        ["Dunnett, group"] = (
            () =>
                Dunnett.Test(
                    [1, 2],
                    [
                        [1, 2],
                        [3, -Huge],
                    ]
                ),
            "groups[1]"
        ),
        ["Dunnett, step-down"] = (
            () =>
                Dunnett.StepDown(
                    [1, Huge],
                    [
                        [1, 2],
                    ]
                ),
            "control"
        ),
        ["Welch"] = (
            () =>
                WelchDunnett.Test(
                    [1, 2],
                    [
                        [1, Huge],
                    ]
                ),
            "groups[0]"
        ),
        ["Blocked Dunnett"] = (() => BlockedDunnett.Test(Scores), "scores"),
        ["Blocked Dunnett, step-down"] = (() => BlockedDunnett.StepDown(Scores), "scores"),
        ["Max-t"] = (() => MaxTPermutation.Test(Scores), "scores"),
        ["Paired bootstrap"] = (() => PairedBootstrap.Compare(Scores), "scores"),
        ["Alpha"] = (() => KrippendorffAlpha.Compute(Ratings, MeasurementLevel.Interval), "ratings"),
        ["Alpha, ratio"] = (() => KrippendorffAlpha.Compute(Ratings, MeasurementLevel.Ratio), "ratings"),
        ["Alpha, parts"] = (() => AlphaContributions.Compute(Ratings, MeasurementLevel.Interval), "ratings"),
        ["Alpha, parts of a list"] = (
            () => AlphaContributions.Compute(new RatingList(2, 1, [0, 1], [0, 0], [1, Huge]), MeasurementLevel.Interval),
            "values"
        ),
        ["Alpha, running"] = (() => new RunningAlpha(1, [1, Huge]).Alpha(MeasurementLevel.Interval), "values"),
        ["Alpha, bootstrap"] = (() => AlphaBootstrap.OverUnits(Ratings, MeasurementLevel.Interval), "ratings"),
        ["Alpha, bootstrap of levels"] = (
            () => AlphaBootstrap.OverUnits(Ratings, [MeasurementLevel.Interval, MeasurementLevel.Ordinal]),
            "ratings"
        ),
        ["Alpha, jackknife"] = (() => AlphaBootstrap.JackknifeOverUnits(Ratings, MeasurementLevel.Interval), "ratings"),
        ["Alpha, exact"] = (() => AlphaBootstrap.ExactOverUnits(Ratings, MeasurementLevel.Interval), "ratings"),
        ["Alpha, two-way"] = (() => AlphaTwoWayBootstrap.Run(Ratings, MeasurementLevel.Interval), "ratings"),
        ["Alpha, Krippendorff's bootstrap"] = (() => KrippendorffBootstrap.Run(Ratings, MeasurementLevel.Interval), "ratings"),
        ["Mean"] = (() => ResampledMean.Bootstrap([1, Huge]), "values"),
        ["Bootstrap"] = (() => Bootstrap.Run(3, _ => Huge), "statistic"),
        ["Bootstrap, infinite"] = (() => Bootstrap.Run(3, _ => double.PositiveInfinity), "statistic"),
        ["Bootstrap, drawn"] = (
            () =>
                Bootstrap.OfResamples(
                    2,
                    new[,]
                    {
                        { 0, 1 },
                    },
                    _ => Huge
                ),
            "statistic"
        ),
        ["Bootstrap, exact"] = (() => ExactBootstrap.Enumerate(3, _ => Huge), "statistic"),
        ["BCa, estimate"] = (() => BootstrapIntervals.Bca([1, 2], Huge, [1, 2], 0.95), "estimate"),
        ["BCa, replicates"] = (() => BootstrapIntervals.Bca([1, Huge], 1, [1, 2], 0.95), "ascending"),
        ["BCa, jackknife"] = (() => BootstrapIntervals.Bca([1, 2], 1, [1, Huge], 0.95), "jackknife"),
        ["Jackknife"] = (() => Jackknife.Summarise(1, [1, Huge]), "leaveOneOut"),
        ["Jackknife, estimate"] = (() => Jackknife.Summarise(Huge, [1, 2]), "estimate"),
        ["Quantile"] = (() => Quantiles.Type7([-1e308, 1e308], 0.5), "ascending"),
        ["Classification"] = (() => ClassificationBootstrap.Compute([1, Huge], [true, false]), "scores"),
        ["Relevance"] = (() => new RelevanceRule(Aggregation.Mean, 3).Grade([1e308, 1e308]), "ratings"),
        ["DCG"] = (() => CumulatedGain.Discounted([1, Huge]), "gains"),
        ["nDCG, ranking"] = (() => RetrievalMeasures.Evaluate([1024], [3], Exponential), "grades"),
        ["nDCG, judged"] = (() => RetrievalMeasures.Evaluate([3], [3, 1024], Exponential), "judged"),
        ["nDCG, qrels"] = (
            () => RetrievalMeasures.Evaluate(Run.From([("1", "a", 1)]), Qrels.From([("1", "a", 1024)]), Exponential),
            "qrels"
        ),
    };

    public static TheoryData<string> Entries => [.. Calls.Keys];

    [Theory]
    [MemberData(nameof(Entries))]
    public void What_is_too_large_is_refused_by_name(string entry)
    {
        var (call, argument) = Calls[entry];
        Assert.Equal(argument, Assert.Throws<ArgumentException>(call).ParamName);
    }

    [Fact]
    public void A_refusal_says_which_number_and_what_is_allowed()
    {
        var refusal = Assert.Throws<ArgumentException>(() => BlockedDunnett.Test(Scores));
        Assert.StartsWith(
            "Value [1, 0] is 1E+200; only finite numbers from -1e100 to 1e100 are allowed",
            refusal.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_largest_numbers_that_are_allowed_are_computed_with()
    {
        var scores = new double[20, 3];
        for (var block = 0; block < 20; block++)
        for (var method = 0; method < 3; method++)
            scores[block, method] = 1e100 * (block * (method + 1) % 7 - 3) / 3.0;
        Assert.All(BlockedDunnett.Test(scores).Comparisons, comparison => Assert.InRange(comparison.PValue.Value, 0, 1));
        Assert.All(PairedBootstrap.Compare(scores), comparison => Assert.True(double.IsFinite(comparison.Difference.Bca!.Lower)));
        Assert.All(MaxTPermutation.Test(scores).Comparisons, comparison => Assert.InRange(comparison.PValue, 0, 1));
    }

    [Fact]
    public void Ranks_are_taken_of_numbers_of_any_size() => Assert.True(Friedman.Test(Scores).ChiSquare.IsDefined);

    [Fact]
    public void Ordinal_alpha_takes_numbers_of_any_size() =>
        Assert.True(KrippendorffAlpha.Compute(Ratings, MeasurementLevel.Ordinal).Alpha.IsDefined);

    [Fact]
    public void Many_documents_of_the_largest_grade_have_an_ndcg()
    {
        int[] judged = [.. Enumerable.Repeat(1023, 50), 1];
        var found = RetrievalMeasures.Evaluate([1, 1023, .. Enumerable.Repeat((int?)1023, 8)], judged, Exponential);
        Assert.InRange(found.At(10).Ndcg, 0.7, 0.8);
        Near.Absolute(1, RetrievalMeasures.Evaluate([1023, 1023], judged, new(Gain: Gain.Exponential) { Cutoffs = [2] }).At(2).Ndcg, 1e-15);
    }

    [Fact]
    public void The_critical_difference_of_very_many_methods_is_a_number() =>
        Assert.True(Friedman.CriticalDifference(50_000, 10) > Friedman.CriticalDifference(40_000, 10));
}
