namespace LoraJudge.Statistics.Retrieval;

/// <summary>Measures under the names that trec_eval prints.</summary>
public static class TrecEvalNames
{
    /// <summary>Name and value of every measure of a topic.</summary>
    public static IEnumerable<(string Name, double Value)> Of(TopicMeasures topic)
    {
        ArgumentNullException.ThrowIfNull(topic);
        yield return ("num_ret", topic.Retrieved);
        yield return ("num_rel", topic.Relevant);
        yield return ("num_rel_ret", topic.RelevantRetrieved);
        yield return ("map", topic.AveragePrecision);
        yield return ("Rprec", topic.RPrecision);
        yield return ("recip_rank", topic.ReciprocalRank);
        yield return ("bpref", topic.Bpref);
        yield return ("ndcg", topic.Ndcg);
        foreach (var at in topic.AtCutoffs)
        {
            yield return ($"P_{at.Cutoff}", at.Precision);
            yield return ($"recall_{at.Cutoff}", at.Recall);
            yield return ($"ndcg_cut_{at.Cutoff}", at.Ndcg);
        }
    }

    /// <summary>Sums of the counts and means of the other measures, as trec_eval's "all" lines.</summary>
    public static IEnumerable<(string Name, double Value)> OfAll(RetrievalReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var byName = report.Topics.SelectMany(Of).GroupBy(measure => measure.Name, StringComparer.Ordinal);
        foreach (var group in byName)
        {
            var sum = CompensatedSum.Of([.. group.Select(measure => measure.Value)]);
            yield return (group.Key, group.Key.StartsWith("num_", StringComparison.Ordinal) ? sum : sum / report.Topics.Count);
        }
    }
}
