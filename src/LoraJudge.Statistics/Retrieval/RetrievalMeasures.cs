using LoraJudge.Statistics.Trec;

namespace LoraJudge.Statistics.Retrieval;

/// <summary>
/// Measures of ranked retrieval as trec_eval defines them: per topic, and their means. Unjudged documents count as not relevant. Source:
/// trec_eval 10.0; Manning, Raghavan and Schütze (2008), Introduction to Information Retrieval, chapter 8.
/// </summary>
public static class RetrievalMeasures
{
    /// <summary>Measures every topic of the qrels that the run has, or every topic with <see cref="EvaluationOptions.Complete"/>.</summary>
    /// <exception cref="ArgumentException">Bad cutoffs, or a grade above 1,023 with <see cref="Gain.Exponential"/>.</exception>
    public static RetrievalReport Evaluate(Run run, Qrels qrels, EvaluationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(qrels);
        var checkedOptions = (options ?? new()).Checked();
        foreach (var topic in qrels.Topics)
            CheckGains(topic.Grades, checkedOptions, nameof(qrels), $"Topic {topic.Id}: ");
        var topics = qrels
            .Topics.Where(topic => checkedOptions.Complete || run.Find(topic.Id) is not null)
            .OrderBy(topic => topic.Id, StringComparer.Ordinal)
            .ToArray();
        var measures = new TopicMeasures[topics.Length];
        Parallel.For(
            0,
            topics.Length,
            i => measures[i] = Topic(topics[i].Id, JudgedRanking.Of(run.Find(topics[i].Id), topics[i], checkedOptions), checkedOptions)
        );
        var missing = qrels.Topics.Where(topic => run.Find(topic.Id) is null).Select(topic => topic.Id);
        var unknown = run.Topics.Where(topic => qrels.Find(topic.Id) is null).Select(topic => topic.Id);
        return new(measures, [.. missing], [.. unknown]);
    }

    /// <summary>Measures one ranking that is given by the grades of its documents.</summary>
    /// <param name="grades">Grades in rank order; null for documents without a judgment.</param>
    /// <param name="judged">Grades of all judged documents of the topic, retrieved or not; negative ones are not judged.</param>
    /// <exception cref="ArgumentException">
    /// Bad cutoffs, fewer judgments than the ranking itself holds, or a grade above 1,023 with <see cref="Gain.Exponential"/>.
    /// </exception>
    public static TopicMeasures Evaluate(ReadOnlySpan<int?> grades, ReadOnlySpan<int> judged, EvaluationOptions? options = null)
    {
        var checkedOptions = (options ?? new()).Checked();
        foreach (var grade in grades)
            CheckGains([grade ?? 0], checkedOptions, nameof(grades));
        CheckGains(judged, checkedOptions, nameof(judged));
        var ranked = Array.ConvertAll(grades.ToArray(), grade => Math.Max(JudgedRanking.Unjudged, grade ?? JudgedRanking.Unjudged));
        if (checkedOptions.JudgedOnly)
            ranked = Array.FindAll(ranked, grade => grade != JudgedRanking.Unjudged);
        var ideal = Array.FindAll(judged.ToArray(), grade => grade >= 0);
        Array.Sort(ideal);
        Array.Reverse(ideal);
        var inRanking = ranked.Count(grade => grade != JudgedRanking.Unjudged);
        Require.That(inRanking <= ideal.Length, nameof(judged), $"It has {ideal.Length} grades; the ranking alone has {inRanking}.");
        var ends = Enumerable.Range(1, ranked.Length).ToArray();
        var ranking = new JudgedRanking
        {
            Grades = ranked,
            GroupEnds = ends,
            Ideal = ideal,
        };
        return Topic("", ranking, checkedOptions);
    }

    private static void CheckGains(ReadOnlySpan<int> grades, EvaluationOptions options, string argument, string where = "")
    {
        if (options.Gain != Gain.Exponential)
            return;
        foreach (var grade in grades)
            if (grade > Discount.LargestGrade)
                throw Require.Refusal(
                    argument,
                    $"{where}Grade {grade} is too large for the gain 2^grade - 1; grades up to {Discount.LargestGrade} are allowed."
                );
    }

    private static TopicMeasures Topic(string id, JudgedRanking ranking, EvaluationOptions options) =>
        options.Ties == TieRule.Expected ? ExpectedMeasures.Compute(id, ranking, options) : RankedMeasures.Compute(id, ranking, options);
}
