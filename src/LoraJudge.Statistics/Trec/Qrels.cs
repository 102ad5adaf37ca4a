namespace LoraJudge.Statistics.Trec;

/// <summary>Relevance judgments: graded documents per topic. A negative grade stands for pooled but not judged.</summary>
public sealed class Qrels
{
    private readonly Dictionary<string, QrelsTopic> byId;

    internal Qrels(IReadOnlyList<QrelsTopic> topics)
    {
        Topics = topics;
        byId = topics.ToDictionary(topic => topic.Id, StringComparer.Ordinal);
    }

    /// <summary>Topics in the order in which they were met.</summary>
    public IReadOnlyList<QrelsTopic> Topics { get; }

    public QrelsTopic? Find(string topic) => byId.GetValueOrDefault(topic);

    /// <summary>Judgments from entries in any order.</summary>
    /// <exception cref="ArgumentException">
    /// An empty id, one with white space, a topic that begins with '#', or a document twice in a topic.
    /// </exception>
    public static Qrels From(IEnumerable<(string Topic, string Document, int Grade)> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var builder = new TopicBuilder<int>(nameof(entries));
        foreach (var (topic, document, grade) in entries)
            builder.Add(topic, document, grade);
        return new(builder.Finish((id, ids, grades) => new QrelsTopic(id, ids, grades), ids => ids.Index()));
    }
}

/// <summary>The judgments of one topic, in the order of the file.</summary>
public sealed class QrelsTopic
{
    internal QrelsTopic(string id, DocumentIds documents, ArraySegment<int> grades)
    {
        Id = id;
        Documents = documents;
        Grades = grades;
    }

    public string Id { get; }
    public int Count => Grades.Count;
    internal DocumentIds Documents { get; }
    internal ArraySegment<int> Grades { get; }

    public QrelsEntry this[int position] => new(Documents.Text(position), Grades[position]);
}

public readonly record struct QrelsEntry(string Document, int Grade);
