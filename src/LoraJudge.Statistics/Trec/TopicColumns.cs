namespace LoraJudge.Statistics.Trec;

/// <summary>The lines of one topic while they are collected: where the document id stands, the value, and the line number.</summary>
internal sealed class TopicColumns<TValue>(string id)
{
    private int[] _starts = new int[16];
    private int[] _lengths = new int[16];
    private TValue[] _values = new TValue[16];
    private int[] _lines = new int[16];
    private int _count;

    public string Id { get; } = id;

    public void Add(int start, int length, TValue value, int line)
    {
        if (_count == _starts.Length)
            Grow();
        _starts[_count] = start;
        _lengths[_count] = length;
        _values[_count] = value;
        _lines[_count++] = line;
    }

    /// <summary>The finished columns; a document that occurs twice is refused with its line.</summary>
    public (DocumentIds Ids, TValue[] Values) Finish(byte[] buffer)
    {
        var ids = new DocumentIds(buffer, _starts.AsSpan(0, _count).ToArray(), _lengths.AsSpan(0, _count).ToArray());
        return ids.Duplicate < 0
            ? (ids, _values.AsSpan(0, _count).ToArray())
            : throw new TrecFormatException(
                _lines[ids.Duplicate],
                $"topic {Id} has document {ids.Text(ids.Duplicate)} for the second time."
            );
    }

    private void Grow()
    {
        Array.Resize(ref _starts, _count * 2);
        Array.Resize(ref _lengths, _count * 2);
        Array.Resize(ref _values, _count * 2);
        Array.Resize(ref _lines, _count * 2);
    }
}
