using LoraJudge.Statistics.Resampling;

namespace LoraJudge.Statistics.Retrieval;

/// <summary>The measures of a run.</summary>
/// <param name="Topics">Per topic, in ordinal order of their ids.</param>
/// <param name="MissingTopics">Topics of the qrels that the run lacks.</param>
/// <param name="UnjudgedTopics">Topics of the run that the qrels lack; they are left out.</param>
public sealed record RetrievalReport(
    IReadOnlyList<TopicMeasures> Topics,
    IReadOnlyList<string> MissingTopics,
    IReadOnlyList<string> UnjudgedTopics
)
{
    /// <summary>
    /// Mean of a measure over topics, for example <c>report.Mean(topic => topic.At(10).Precision)</c>. Compensated summation: the mean does
    /// not depend on the order of the topics.
    /// </summary>
    public Figure Mean(Func<TopicMeasures, double> measure)
    {
        ArgumentNullException.ThrowIfNull(measure);
        if (Topics.Count == 0)
            return Figure.Undefined("no topic was measured");
        return Figure.Of(CompensatedSum.Of(Values(measure)) / Topics.Count);
    }

    /// <summary>Mean over topics with intervals from resampled topics.</summary>
    /// <exception cref="ArgumentException">No topics, or bad options.</exception>
    public BootstrapResult MeanWithInterval(Func<TopicMeasures, double> measure, BootstrapOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(measure);
        return ResampledMean.Bootstrap(Values(measure), options);
    }

    private double[] Values(Func<TopicMeasures, double> measure) => [.. Topics.Select(measure)];
}
