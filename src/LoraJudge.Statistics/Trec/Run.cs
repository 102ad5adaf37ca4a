namespace LoraJudge.Statistics.Trec;

/// <summary>What a system retrieved: scored documents per topic. Ranks follow from the scores alone.</summary>
public sealed class Run
{
    private readonly Dictionary<string, RunTopic> byId;

    internal Run(IReadOnlyList<RunTopic> topics, string tag)
    {
        Topics = topics;
        Tag = tag;
        byId = topics.ToDictionary(topic => topic.Id, StringComparer.Ordinal);
    }

    /// <summary>Topics in the order in which they were met.</summary>
    public IReadOnlyList<RunTopic> Topics { get; }

    /// <summary>The run's name.</summary>
    public string Tag { get; }

    public RunTopic? Find(string topic) => byId.GetValueOrDefault(topic);

    /// <summary>A run from entries in any order.</summary>
    /// <exception cref="ArgumentException">
    /// An empty id, one with white space, a topic that begins with '#', a document twice in a topic, or a score that is not finite.
    /// </exception>
    public static Run From(IEnumerable<(string Topic, string Document, double Score)> entries, string tag = "run")
    {
        ArgumentNullException.ThrowIfNull(entries);
        var builder = new TopicBuilder<double>(nameof(entries));
        foreach (var (topic, document, score) in entries)
        {
            if (!double.IsFinite(score))
                throw Require.Refusal(nameof(entries), $"Topic {topic}, document {document}: the score is {score}.");
            builder.Add(topic, document, score);
        }
        TopicBuilder<double>.CheckId(tag, nameof(tag));
        return new(builder.Finish((id, ids, scores) => new RunTopic(id, ids, scores), ids => ids.FirstDuplicate()), tag);
    }
}

/// <summary>The documents that a run holds for one topic, in the order of the file.</summary>
public sealed class RunTopic
{
    internal RunTopic(string id, DocumentIds documents, ArraySegment<double> scores)
    {
        Id = id;
        Documents = documents;
        Scores = scores;
    }

    public string Id { get; }
    public int Count => Scores.Count;
    internal DocumentIds Documents { get; }
    internal ArraySegment<double> Scores { get; }

    public RunEntry this[int position] => new(Documents.Text(position), Scores[position]);

    /// <summary>Entries as they are ranked: by score descending, ties by document id descending in UTF-8 byte order.</summary>
    public IEnumerable<RunEntry> Ranked() => RankOrder.Of(this).Select(position => this[position]);
}

public readonly record struct RunEntry(string Document, double Score);
