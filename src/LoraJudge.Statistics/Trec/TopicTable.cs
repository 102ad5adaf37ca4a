using System.Text;

namespace LoraJudge.Statistics.Trec;

/// <summary>
/// Collects lines in columns: topic, where the document id stands, and the value. Topics come in the order in which they are met, and
/// their lines need not stand together.
/// </summary>
internal sealed class TopicTable<TValue>(int capacity)
{
    private readonly Dictionary<string, int> _indexById = new(StringComparer.Ordinal);
    private readonly List<string> _ids = [];
    private int[] _topics = new int[capacity];
    private int[] _starts = new int[capacity];
    private int[] _lengths = new int[capacity];
    private TValue[] _values = new TValue[capacity];
    private int _count;
    private byte[] _lastId = [];
    private int _lastTopic = -1;
    private bool _isScattered;

    public void Add(ReadOnlySpan<byte> topic, int start, int length, TValue value)
    {
        if (_count == _topics.Length)
            Grow();
        // Lines of a topic mostly stand together.
        if (_lastTopic < 0 || !topic.SequenceEqual(_lastId))
            Turn(topic);
        _topics[_count] = _lastTopic;
        _starts[_count] = start;
        _lengths[_count] = length;
        _values[_count++] = value;
    }

    /// <summary>One table of the lines of several, in their order.</summary>
    public static TopicTable<TValue> Concatenate(IReadOnlyList<TopicTable<TValue>> tables)
    {
        var whole = new TopicTable<TValue>(tables.Sum(table => table._count));
        foreach (var table in tables)
        {
            var topics = table._ids.ConvertAll(id => whole.IndexOf(id));
            for (var i = 0; i < table._count; i++)
                whole._topics[whole._count + i] = topics[table._topics[i]];
            table._starts.AsSpan(0, table._count).CopyTo(whole._starts.AsSpan(whole._count));
            table._lengths.AsSpan(0, table._count).CopyTo(whole._lengths.AsSpan(whole._count));
            table._values.AsSpan(0, table._count).CopyTo(whole._values.AsSpan(whole._count));
            whole._count += table._count;
            whole._isScattered |= table._isScattered;
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
        var finished = new TTopic[_ids.Count];
        var duplicates = new int[_ids.Count];
        Parallel.For(
            0,
            finished.Length,
            i =>
            {
                var first = i == 0 ? 0 : ends[i - 1];
                var documents = new DocumentIds(buffer, _starts, _lengths, first, ends[i] - first);
                var position = duplicate(documents);
                duplicates[i] = position < 0 ? int.MaxValue : _starts[first + position];
                finished[i] = topic(_ids[i], documents, new(_values, first, ends[i] - first));
            }
        );
        var earliest = duplicates.Append(int.MaxValue).Min();
        return earliest == int.MaxValue ? finished : throw refusal(earliest, Describe(buffer, earliest));
    }

    private void Turn(ReadOnlySpan<byte> topic)
    {
        _lastId = topic.ToArray();
        _lastTopic = IndexOf(Encoding.UTF8.GetString(topic));
    }

    // Meeting a topic again that is not the last one means that its lines are scattered.
    private int IndexOf(string id)
    {
        if (_indexById.TryGetValue(id, out var topic))
        {
            _isScattered |= topic != _ids.Count - 1;
            return topic;
        }
        _ids.Add(id);
        return _indexById[id] = _ids.Count - 1;
    }

    /// <summary>Brings the lines of each topic together, in their order, and returns where each topic ends.</summary>
    private int[] Gather()
    {
        var ends = new int[_ids.Count];
        for (var i = 0; i < _count; i++)
            ends[_topics[i]]++;
        for (var topic = 1; topic < ends.Length; topic++)
            ends[topic] += ends[topic - 1];
        if (!_isScattered)
            return ends;
        var next = ends.Prepend(0).ToArray();
        var places = Array.ConvertAll(_topics[.._count], topic => next[topic]++);
        (_starts, _lengths, _values) = (Moved(_starts, places), Moved(_lengths, places), Moved(_values, places));
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
        var length = _lengths[Array.IndexOf(_starts, start)];
        return $"document {Encoding.UTF8.GetString(buffer, start, length)} is in its topic for the second time.";
    }

    private void Grow()
    {
        var size = Math.Max(64, 2 * _count);
        Array.Resize(ref _topics, size);
        Array.Resize(ref _starts, size);
        Array.Resize(ref _lengths, size);
        Array.Resize(ref _values, size);
    }
}
