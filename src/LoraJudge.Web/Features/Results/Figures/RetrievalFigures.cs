using LoraJudge.Statistics.Resampling;
using LoraJudge.Statistics.Retrieval;

namespace LoraJudge.Web.Features.Results.Figures;

/// <summary>Measures of every method's rankings: once a query, then means and resampled means of these.</summary>
internal sealed class RetrievalFigures
{
    private const int LeastTopics = 5;

    private readonly KeptRatings ratings;
    private readonly Rankings rankings;
    private readonly ResultsOptions options;
    private readonly PlanStanding standing;
    private readonly Grading grading;
    private readonly EvaluationOptions evaluation;
    private readonly int[] judged;

    public RetrievalFigures(KeptRatings ratings, Rankings rankings, ResultsOptions options, PlanStanding standing)
    {
        (this.ratings, this.rankings, this.options, this.standing) = (ratings, rankings, options, standing);
        grading = new Grading(ratings, options.Relevance);
        evaluation = new EvaluationOptions(grading.Relevant) { Cutoffs = Cutoffs(ratings.Data.Study.Depth) };
        judged = [.. Enumerable.Range(0, ratings.Data.Topics.Count).Where(topic => ratings.IsTopicJudged[topic])];
    }

    private int Depth => ratings.Data.Study.Depth;

    public RetrievalResults Compute()
    {
        var data = ratings.Data;
        string[] names = [.. evaluation.Cutoffs.Select(Precision), ReciprocalRank(Depth), $"nDCG@{Depth}", $"judged@{Depth}"];
        var ideal = Ideal();
        return new RetrievalResults(
            grading.Unit,
            grading.Relevant,
            [.. judged.Select(topic => data.Topics[topic].Code)],
            [.. data.Topics.Where((_, topic) => !ratings.IsTopicJudged[topic]).Select(topic => topic.Code)],
            grading.Of,
            names,
            [.. data.Methods.Select((name, method) => Method(name, Values(ideal, method), names))]
        );
    }

    public static string Precision(int cutoff) => FormattableString.Invariant($"p@{cutoff}");

    /// <summary>Of the first relevant result within the depth: what stands below was judged only where another method found it.</summary>
    public static string ReciprocalRank(int depth) => FormattableString.Invariant($"MRR@{depth}");

    /// <summary>The paper's, as far as they are judged, and the study's own.</summary>
    private static int[] Cutoffs(int depth) => [.. new[] { 1, 5, 10 }.Where(cutoff => cutoff < depth), depth];

    private int[][] Ideal()
    {
        var ideal = ratings.Data.Topics.Select(_ => new List<int>()).ToArray();
        for (var item = 0; item < grading.Of.Length; item++)
            if (grading.Of[item] is { } grade)
                ideal[ratings.Data.Items.Topic[item]].Add(grade);
        return Array.ConvertAll(ideal, grades => grades.ToArray());
    }

    private double[][] Values(int[][] ideal, int method) =>
        Array.ConvertAll(
            judged,
            topic =>
            {
                var grades = Array.ConvertAll(rankings.Items(method, topic, Depth), item => item < 0 ? null : grading.Of[item]);
                var found = RetrievalMeasures.Evaluate(grades, ideal[topic], evaluation);
                var last = found.At(Depth);
                double[] values =
                [
                    .. evaluation.Cutoffs.Select(cutoff => found.At(cutoff).Precision),
                    found.ReciprocalRank,
                    last.Ndcg,
                    last.Judged.ValueOrNull ?? 0,
                ];
                return values;
            }
        );

    private MethodRetrieval Method(string name, double[][] byTopic, string[] names) =>
        new(name, name == ratings.Data.Study.Control, [.. names.Select((measure, at) => Figure(measure, byTopic, at))], byTopic);

    private MeasureFigure Figure(string measure, double[][] byTopic, int at) =>
        new(
            measure,
            byTopic.Length == 0 ? Estimate.Unknown("no query has a judgment yet") : Mean(Array.ConvertAll(byTopic, values => values[at])),
            measure == Precision(Depth) ? standing.Planned : standing.Unplanned
        );

    /// <summary>One seed for all: a replicate draws the same queries for every method and measure.</summary>
    private Estimate Mean(double[] values)
    {
        if (values.Length < LeastTopics)
            return Estimate.Of(values.Average()).With(null, "fewer than five queries: too few for an interval");
        var found = ResampledMean.Bootstrap(values, new BootstrapOptions(options.Resamples, 1 - options.Alpha, options.Seed));
        return Estimate.Of(found.Estimate).With(found.Bca);
    }
}
