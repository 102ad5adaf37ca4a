using LoraJudge.Statistics.Comparison;
using LoraJudge.Web.Features.Results.Reading;

namespace LoraJudge.Web.Features.Results.Figures;

/// <summary>The other methods against the control, by four tests of one table: queries × methods.</summary>
internal sealed class ComparisonFigures(StudyData data, RetrievalResults retrieval, ResultsOptions options, PlanStanding standing)
{
    /// <summary>Sign patterns × queries: what a moment allows.</summary>
    private const int MostFlips = 4_000_000;

    private readonly string measure = RetrievalFigures.Precision(data.Study.Depth);
    private readonly int control = data.Control;

    public ComparisonResults Compute()
    {
        var topics = retrieval.JudgedTopics.Count;
        return new ComparisonResults(
            measure,
            data.Study.Control,
            topics,
            topics == 0 || control < 0 || data.Methods.Count < 2 ? [] : Tests(Table())
        );
    }

    private double[,] Table()
    {
        var column = retrieval.Measures.ToList().IndexOf(measure);
        var table = new double[retrieval.JudgedTopics.Count, data.Methods.Count];
        for (var topic = 0; topic < table.GetLength(0); topic++)
        for (var method = 0; method < table.GetLength(1); method++)
            table[topic, method] = retrieval.Methods[method].ByTopic[topic][column];
        return table;
    }

    private List<ComparisonTest> Tests(double[,] table)
    {
        double[] Column(int method) => [.. Enumerable.Range(0, table.GetLength(0)).Select(topic => table[topic, method])];
        var blocked = BlockedDunnett.Test(table, control, confidenceLevel: 1 - options.Alpha);
        var stepDown = BlockedDunnett.StepDown(table, control, confidenceLevel: 1 - options.Alpha);
        double[][] others = [.. Others().Select(Column)];
        return
        [
            ManyToOne(TestKind.BlockedDunnett, standing.Planned, blocked, stepDown),
            ManyToOne(
                TestKind.Dunnett,
                standing.Unplanned,
                Dunnett.Test(Column(control), others, confidenceLevel: 1 - options.Alpha),
                Dunnett.StepDown(Column(control), others, confidenceLevel: 1 - options.Alpha)
            ),
            Permutation(table),
            Ranks(table),
        ];
    }

    private IEnumerable<int> Others() => Enumerable.Range(0, data.Methods.Count).Where(method => method != control);

    private ComparisonTest ManyToOne(TestKind kind, Standing standing, ManyToOneResult single, ManyToOneResult stepDown)
    {
        var comparisons = Others()
            .Select(
                (method, i) =>
                {
                    var found = single.Comparisons[i];
                    return Worded(
                        new MethodComparison(
                            data.Methods[method],
                            Estimate.Of(found.Difference).With(found.Interval),
                            Estimate.Of(found.Statistic),
                            Estimate.Of(found.UnadjustedPValue),
                            Estimate.Of(found.PValue),
                            Estimate.Of(stepDown.Comparisons[i].PValue),
                            Standardized(found.Difference, single.StandardDeviation.ValueOrNull),
                            ""
                        ),
                        kind
                    );
                }
            );
        return Test(kind, standing, [.. comparisons]) with
        {
            DegreesOfFreedom = Estimate.Of(single.DegreesOfFreedom),
            CriticalValue = Estimate.Of(single.CriticalValue),
        };
    }

    private ComparisonTest Permutation(double[,] table)
    {
        var topics = table.GetLength(0);
        var found = MaxTPermutation.Test(table, control, permutations: Math.Clamp(MostFlips / topics, 10_000, 100_000), seed: options.Seed);
        var comparisons = Others()
            .Select(
                (method, i) =>
                {
                    var one = found.Comparisons[i];
                    return Worded(
                        new MethodComparison(
                            data.Methods[method],
                            Estimate.Of(one.Difference),
                            Estimate.Of(one.Statistic),
                            Estimate.Of(one.UnadjustedPValue),
                            Estimate.Of(one.PValue),
                            Estimate.Of(one.StepDownPValue),
                            // t = mean / (deviation / √n).
                            one.Statistic.ValueOrNull
                                is { } t
                                ? Estimate.Of(t / Math.Sqrt(topics))
                                : Estimate.Of(one.Statistic),
                            ""
                        ),
                        TestKind.Permutation
                    );
                }
            );
        return Test(TestKind.Permutation, standing.Unplanned, [.. comparisons], ResultWords.Patterns(found));
    }

    private ComparisonTest Ranks(double[,] table)
    {
        var found = Friedman.Test(table, control);
        var comparisons = Others()
            .Select(
                (method, i) =>
                {
                    var one = found.AgainstControl[i];
                    return Worded(
                        new MethodComparison(
                            data.Methods[method],
                            Estimate.Of(found.MeanRanks[method] - found.MeanRanks[control]),
                            Estimate.Of(one.Z),
                            Estimate.Of(one.UnadjustedPValue),
                            Estimate.Of(one.PValue),
                            null,
                            Estimate.Of(one.Z / Math.Sqrt(table.GetLength(0))),
                            ""
                        ),
                        TestKind.Friedman
                    );
                }
            );
        return Test(TestKind.Friedman, standing.Unplanned, [.. comparisons], ResultWords.Ranks(found, table)) with
        {
            Statistic = Estimate.Of(found.ChiSquare),
            PValue = Estimate.Of(found.PValue),
        };
    }

    private ComparisonTest Test(TestKind kind, Standing standing, IReadOnlyList<MethodComparison> comparisons, string more = "") =>
        new(
            kind,
            ResultWords.NameOf(kind),
            standing,
            null,
            null,
            null,
            null,
            ResultWords.EffectOf(kind),
            comparisons,
            ResultWords.Summary(kind, data, retrieval.JudgedTopics.Count, comparisons, options.Alpha) + more
        );

    private MethodComparison Worded(MethodComparison one, TestKind kind) =>
        one with
        {
            Words = ResultWords.Comparison(one, kind, measure, data.Study.Control, options.Alpha),
        };

    private static Estimate Standardized(double difference, double? deviation) =>
        deviation is > 0 and var one ? Estimate.Of(difference / one) : Estimate.Unknown("nothing varies, or too little is known to tell");
}
