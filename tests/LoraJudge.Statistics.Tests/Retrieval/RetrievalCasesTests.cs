using System.Text.Json;
using LoraJudge.Statistics.Retrieval;
using LoraJudge.Statistics.Trec;

namespace LoraJudge.Statistics.Tests.Retrieval;

public sealed class RetrievalCasesTests
{
    [Fact]
    public void Measures_per_topic_equal_the_published_cases()
    {
        foreach (var item in SharedCases.OfKind("ir_measures"))
        {
            var report = Evaluate(item, TieRule.DocumentId);
            foreach (var topic in item.At("expected", "per_query").EnumerateObject())
                AssertSame(topic.Value, TrecEvalNames.Of(report.Topics.Single(t => t.Topic == topic.Name)), item);
        }
    }

    [Fact]
    public void Means_equal_the_published_cases()
    {
        foreach (var item in SharedCases.OfKind("ir_measures"))
            AssertSame(item.At("expected", "mean"), TrecEvalNames.OfAll(Evaluate(item, TieRule.DocumentId)), item);
    }

    [Fact]
    public void Without_ties_expectations_equal_the_published_cases()
    {
        foreach (var item in SharedCases.OfKind("ir_measures"))
            AssertSame(item.At("expected", "mean"), TrecEvalNames.OfAll(Evaluate(item, TieRule.Expected)), item);
    }

    [Fact]
    public void Original_discounted_gain_equals_the_published_case()
    {
        foreach (var item in SharedCases.OfKind("dcg_jk2002"))
        {
            var gain = CumulatedGain.JarvelinKekalainen(item.Numbers("input", "gains"), item.Number("input", "b"));
            var expected = item.Numbers("expected", "dcg_original");
            for (var i = 0; i < expected.Length; i++)
                Near.Absolute(expected[i], gain[i], item.Number("tolerance", "abs"), item.Id());
        }
    }

    private static RetrievalReport Evaluate(JsonElement item, TieRule ties)
    {
        var input = item.At("input");
        var run = Run.From(Entries(input.At("run_data")).Select(e => (e.Topic, e.Document, e.Value.GetDouble())));
        var qrels = Qrels.From(Entries(input.At("qrels_data")).Select(e => (e.Topic, e.Document, e.Value.GetInt32())));
        var options = new EvaluationOptions(
            input.At("relevance_level").GetInt32(),
            JudgedOnly: input.At("judged_only").GetBoolean(),
            Complete: input.At("complete").GetBoolean(),
            Ties: ties
        );
        return RetrievalMeasures.Evaluate(run, qrels, options with { Cutoffs = [.. input.Numbers("cutoffs").Select(k => (int)k)] });
    }

    private static IEnumerable<(string Topic, string Document, JsonElement Value)> Entries(JsonElement topics) =>
        topics.EnumerateObject().SelectMany(topic => topic.Value.EnumerateObject().Select(d => (topic.Name, d.Name, d.Value)));

    private static void AssertSame(JsonElement expected, IEnumerable<(string Name, double Value)> actual, JsonElement item)
    {
        var byName = actual.ToDictionary(measure => measure.Name, measure => measure.Value);
        foreach (var measure in expected.EnumerateObject())
            Near.Absolute(measure.Value.GetDouble(), byName[measure.Name], item.Number("tolerance", "abs"), $"{item.Id()} {measure.Name}");
    }
}
