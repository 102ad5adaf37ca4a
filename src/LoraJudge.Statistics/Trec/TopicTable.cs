using System.Text;

namespace LoraJudge.Statistics.Trec;

/// <summary>Collects lines by topic, in the order in which topics are met.</summary>
internal sealed class TopicTable<TValue>
{
    private readonly Dictionary<string, TopicColumns<TValue>> _byId = new(StringComparer.Ordinal);
    private readonly List<TopicColumns<TValue>> _topics = [];
    private byte[] _lastId = [];
    private TopicColumns<TValue>? _last;

    public IReadOnlyList<TopicColumns<TValue>> Topics => _topics;

    public TopicColumns<TValue> Of(ReadOnlySpan<byte> id)
    {
        // Lines of a topic mostly stand together.
        if (_last is not null && id.SequenceEqual(_lastId))
            return _last;
        var text = Encoding.UTF8.GetString(id);
        if (!_byId.TryGetValue(text, out _last))
        {
            _byId[text] = _last = new(text);
            _topics.Add(_last);
        }
        _lastId = id.ToArray();
        return _last;
    }

    public TTopic[] Finish<TTopic>(byte[] buffer, Func<string, DocumentIds, TValue[], TTopic> topic)
    {
        var finished = new TTopic[_topics.Count];
        try
        {
            Parallel.For(
                0,
                finished.Length,
                i =>
                {
                    var (ids, values) = _topics[i].Finish(buffer);
                    finished[i] = topic(_topics[i].Id, ids, values);
                }
            );
        }
        catch (AggregateException failures)
        {
            // Of several bad lines the first is reported, whatever the threads did.
            throw failures.InnerExceptions.OfType<TrecFormatException>().MinBy(failure => failure.Line) ?? failures.InnerException!;
        }
        return finished;
    }
}
