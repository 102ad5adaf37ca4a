using CsCheck;
using LoraJudge.Statistics.Retrieval;
using LoraJudge.Statistics.Trec;

namespace LoraJudge.Statistics.Tests.Retrieval;

public sealed class RetrievalMeasuresTests
{
    private static readonly Qrels Qrels = Qrels.From([("q", "a", 2), ("q", "b", 0), ("q", "c", 1), ("q", "x", 3), ("q", "p", -1)]);

    private static TopicMeasures Measure((string Document, double Score)[] run, EvaluationOptions? options = null) =>
        RetrievalMeasures
            .Evaluate(
                Run.From(run.Select(entry => ("q", entry.Document, entry.Score))),
                Qrels,
                (options ?? new()) with
                {
                    Cutoffs = [2, 10],
                }
            )
            .Topics[0];

    [Fact]
    public void Precision_divides_by_k_even_if_fewer_are_retrieved() => Assert.Equal(0.1, Measure([("a", 1)]).At(10).Precision);

    [Fact]
    public void Recall_and_average_precision_divide_by_all_relevant_documents()
    {
        var measures = Measure([("a", 2), ("b", 1)]);
        Near.Absolute(1.0 / 3, measures.At(10).Recall, 1e-15);
        Near.Absolute(1.0 / 3, measures.AveragePrecision, 1e-15);
    }

    [Fact]
    public void The_ideal_of_ndcg_holds_judged_documents_that_were_not_retrieved() =>
        Near.Absolute(2 / (3 + 2 / Math.Log2(3)), Measure([("a", 2), ("b", 1)]).At(2).Ndcg, 1e-15);

    [Fact]
    public void Exponential_gain_is_2_to_the_grade_minus_1() =>
        Near.Absolute(3 / (7 + 3 / Math.Log2(3)), Measure([("a", 2), ("b", 1)], new(Gain: Gain.Exponential)).At(2).Ndcg, 1e-15);

    [Fact]
    public void The_relevance_level_does_not_touch_ndcg()
    {
        (string, double)[] run = [("a", 3), ("c", 2), ("b", 1)];
        Assert.Equal(Measure(run).Ndcg, Measure(run, new(RelevanceLevel: 2)).Ndcg);
        Assert.NotEqual(Measure(run).AveragePrecision, Measure(run, new(RelevanceLevel: 2)).AveragePrecision);
    }

    [Fact]
    public void Judged_counts_what_was_judged_among_the_first_k()
    {
        // p is pooled but unjudged, z is not in the pool.
        var measures = Measure([("a", 4), ("p", 3), ("z", 2), ("b", 1)]);
        Assert.Equal(0.5, measures.At(2).Judged.Value);
        Assert.Equal(0.5, measures.At(10).Judged.Value);
    }

    [Fact]
    public void Judged_only_drops_unjudged_documents() =>
        Assert.Equal(1, Measure([("p", 4), ("z", 3), ("a", 2)], new(JudgedOnly: true)).ReciprocalRank);

    [Fact]
    public void Bpref_ignores_unjudged_documents_and_divides_by_the_smaller_class() =>
        // One judged non-relevant document above c, none above a: (1 + (1 - 1/min(1, 3))) / 3.
        Near.Absolute(1.0 / 3, Measure([("a", 9), ("z", 8), ("b", 7), ("p", 6), ("c", 5)]).Bpref, 1e-15);

    [Fact]
    public void Single_precision_scores_tie_as_in_old_versions()
    {
        (string, double)[] run = [("b", 1.00000001), ("c", 1)];
        Assert.Equal(0.5, Measure(run).ReciprocalRank);
        Assert.Equal(1, Measure(run, new(SinglePrecisionScores: true)).ReciprocalRank);
    }

    [Fact]
    public void A_topic_that_the_run_lacks_is_left_out_or_counts_0()
    {
        var qrels = Qrels.From([("q", "a", 1), ("r", "a", 1)]);
        var run = Run.From([("q", "a", 1)]);
        Assert.Equal(1, RetrievalMeasures.Evaluate(run, qrels).Mean(topic => topic.AveragePrecision).Value);
        var complete = RetrievalMeasures.Evaluate(run, qrels, new(Complete: true));
        Assert.Equal(0.5, complete.Mean(topic => topic.AveragePrecision).Value);
        Assert.Equal(["r"], complete.MissingTopics);
    }

    [Fact]
    public void A_topic_without_relevant_documents_counts_0() =>
        Assert.Equal(0, RetrievalMeasures.Evaluate(Run.From([("q", "a", 1)]), Qrels.From([("q", "a", 0)])).Topics[0].AveragePrecision);

    [Fact]
    public void A_mean_over_no_topics_is_undefined() =>
        Assert.False(RetrievalMeasures.Evaluate(Run.From([]), Qrels).Mean(topic => topic.Ndcg).IsDefined);

    [Fact]
    public void Expectations_are_averages_over_all_orders_of_ties() =>
        Gen.Int[0, 2]
            .SelectMany(score => Gen.Int[-2, 2], (score, grade) => (score, grade))
            .Array[1, 5]
            .SelectMany(documents => Gen.Bool, (documents, exponential) => (documents, exponential))
            .Sample(sample =>
            {
                var gain = sample.exponential ? Gain.Exponential : Gain.Linear;
                var options = new EvaluationOptions(Gain: gain) { Cutoffs = [1, 3] };
                var expected = Evaluate(
                    sample.documents,
                    sample.documents.Select(d => (double)d.score),
                    options with
                    {
                        Ties = TieRule.Expected,
                    }
                );
                var averages = AverageOverOrders(sample.documents, options);
                foreach (var (name, value) in expected)
                    Near.Absolute(averages[name], value, 1e-12, name);
            });

    [Fact]
    public void Ranking_by_grades_equals_ranking_by_files()
    {
        var byFile = Measure([("b", 4), ("a", 3), ("z", 2), ("c", 1)]);
        var byGrades = RetrievalMeasures.Evaluate([0, 2, null, 1], [2, 0, 1, 3], new() { Cutoffs = [2, 10] });
        Assert.Equal(TrecEvalNames.Of(byFile), TrecEvalNames.Of(byGrades));
    }

    [Fact]
    public void A_cutoff_of_0_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => RetrievalMeasures.Evaluate(Run.From([]), Qrels, new() { Cutoffs = [0] }));

    // Distinct scores that break the ties in each possible way.
    private static Dictionary<string, double> AverageOverOrders((int score, int grade)[] documents, EvaluationOptions options)
    {
        var orders = Permutations([.. Enumerable.Range(0, documents.Length)]).ToArray();
        return orders
            .SelectMany(order => Evaluate(documents, documents.Select((d, i) => d.score + 0.01 * order[i]), options))
            .GroupBy(measure => measure.Name)
            .ToDictionary(group => group.Key, group => group.Average(measure => measure.Value));
    }

    private static (string Name, double Value)[] Evaluate(
        (int score, int grade)[] documents,
        IEnumerable<double> scores,
        EvaluationOptions options
    )
    {
        // Grade -2 stands for a document that is not in the pool.
        var qrels = Qrels.From([
            ("q", "missed", 1),
            .. documents.Select((d, i) => ("q", $"d{i}", d.grade)).Where(entry => entry.grade > -2),
        ]);
        var run = Run.From(scores.Select((score, i) => ("q", $"d{i}", score)));
        var topic = RetrievalMeasures.Evaluate(run, qrels, options).Topics[0];
        return [.. TrecEvalNames.Of(topic), .. topic.AtCutoffs.Select(at => ($"judged_{at.Cutoff}", at.Judged.Value))];
    }

    private static IEnumerable<int[]> Permutations(int[] items) =>
        items.Length == 0
            ?
            [
                [],
            ]
            : items.SelectMany(first => Permutations([.. items.Where(i => i != first)]).Select(rest => (int[])[first, .. rest]));
}
