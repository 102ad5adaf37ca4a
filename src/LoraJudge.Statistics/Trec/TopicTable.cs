using System.Text;

namespace LoraJudge.Statistics.Trec;

/// <summary>
/// Collects lines in columns: topic, where the document id stands, and the value. Topics come in the order in which they are met, and
/// their lines need not stand together.
/// </summary>
internal sealed class TopicTable<TValue>(int capacity)
{
    private readonly Dictionary<string, int> indexById = new(StringComparer.Ordinal);
    private readonly List<string> ids = [];
    private int[] topics = new int[capacity];
    private int[] starts = new int[capacity];
    private int[] lengths = new int[capacity];
    private TValue[] values = new TValue[capacity];
    private int count;
    private byte[] lastId = [];
    private int lastTopic = -1;
    private bool isScattered;

    public void Add(ReadOnlySpan<byte> topic, int start, int length, TValue value)
    {
        if (count == topics.Length)
            Grow();
        // Lines of a topic mostly stand together.
        if (lastTopic < 0 || !topic.SequenceEqual(lastId))
            Turn(topic);
        topics[count] = lastTopic;
        starts[count] = start;
        lengths[count] = length;
        values[count++] = value;
    }

    /// <summary>One table of the lines of several, in their order.</summary>
    public static TopicTable<TValue> Concatenate(IReadOnlyList<TopicTable<TValue>> tables)
    {
        var whole = new TopicTable<TValue>(tables.Sum(table => table.count));
        foreach (var table in tables)
        {
            var moved = table.ids.ConvertAll(id => whole.IndexOf(id));
            for (var i = 0; i < table.count; i++)
                whole.topics[whole.count + i] = moved[table.topics[i]];
            table.starts.AsSpan(0, table.count).CopyTo(whole.starts.AsSpan(whole.count));
            table.lengths.AsSpan(0, table.count).CopyTo(whole.lengths.AsSpan(whole.count));
            table.values.AsSpan(0, table.count).CopyTo(whole.values.AsSpan(whole.count));
            whole.count += table.count;
            whole.isScattered |= table.isScattered;
        }
        return whole;
    }

    /// <summary>Makes the topics.</summary>
    /// <param name="topic">A topic of its id, its documents, and its values.</param>
    /// <param name="duplicate">The position of a topic's first document that occurs twice, or -1.</param>
    /// <param name="refusal">The error for a document that occurs twice, which stands at this place of the buffer.</param>
    public TTopic[] Finish<TTopic>(
        byte[] buffer,
        Func<string, DocumentIds, ArraySegment<TValue>, TTopic> topic,
        Func<DocumentIds, int> duplicate,
        Func<int, string, Exception> refusal
    )
    {
        var ends = Gather();
        var finished = new TTopic[ids.Count];
        var duplicates = new int[ids.Count];
        Parallel.For(
            0,
            finished.Length,
            i =>
            {
                var first = i == 0 ? 0 : ends[i - 1];
                var documents = new DocumentIds(buffer, starts, lengths, first, ends[i] - first);
                var position = duplicate(documents);
                duplicates[i] = position < 0 ? int.MaxValue : starts[first + position];
                finished[i] = topic(ids[i], documents, new(values, first, ends[i] - first));
            }
        );
        var earliest = duplicates.Append(int.MaxValue).Min();
        return earliest == int.MaxValue ? finished : throw refusal(earliest, Describe(buffer, earliest));
    }

    private void Turn(ReadOnlySpan<byte> topic)
    {
        lastId = topic.ToArray();
        lastTopic = IndexOf(Encoding.UTF8.GetString(topic));
    }

    // Meeting a topic again that is not the last one means that its lines are scattered.
    private int IndexOf(string id)
    {
        if (indexById.TryGetValue(id, out var topic))
        {
            isScattered |= topic != ids.Count - 1;
            return topic;
        }
        ids.Add(id);
        return indexById[id] = ids.Count - 1;
    }

    /// <summary>Brings the lines of each topic together, in their order, and returns where each topic ends.</summary>
    private int[] Gather()
    {
        var ends = new int[ids.Count];
        for (var i = 0; i < count; i++)
            ends[topics[i]]++;
        for (var topic = 1; topic < ends.Length; topic++)
            ends[topic] += ends[topic - 1];
        if (!isScattered)
            return ends;
        var next = ends.Prepend(0).ToArray();
        var places = Array.ConvertAll(topics[..count], topic => next[topic]++);
        (starts, lengths, values) = (Moved(starts, places), Moved(lengths, places), Moved(values, places));
        return ends;
    }

    private static T[] Moved<T>(T[] column, int[] places)
    {
        var moved = new T[places.Length];
        for (var i = 0; i < places.Length; i++)
            moved[places[i]] = column[i];
        return moved;
    }

    private string Describe(byte[] buffer, int start)
    {
        var length = lengths[Array.IndexOf(starts, start)];
        return $"document {Encoding.UTF8.GetString(buffer, start, length)} is in its topic for the second time.";
    }

    private void Grow()
    {
        var size = Math.Max(64, 2 * count);
        Array.Resize(ref topics, size);
        Array.Resize(ref starts, size);
        Array.Resize(ref lengths, size);
        Array.Resize(ref values, size);
    }
}
