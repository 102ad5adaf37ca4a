using System.Text;

namespace LoraJudge.Statistics.Trec;

/// <summary>Makes topics of entries that come from a program and not from a file.</summary>
internal sealed class TopicBuilder<TValue>(string argument)
{
    private readonly TopicTable<TValue> _table = new();
    private readonly MemoryStream _buffer = new();
    private int _entries;

    public void Add(string topic, string document, TValue value)
    {
        CheckId(topic, argument);
        CheckId(document, argument);
        if (topic[0] == '#')
            throw Require.Refusal(argument, $"Topic {topic} begins with '#', which marks comments in files.");
        var bytes = Encoding.UTF8.GetBytes(document);
        var start = (int)_buffer.Length;
        _buffer.Write(bytes);
        _table.Of(Encoding.UTF8.GetBytes(topic)).Add(start, bytes.Length, value, ++_entries);
    }

    public TTopic[] Finish<TTopic>(Func<string, DocumentIds, TValue[], TTopic> topic)
    {
        try
        {
            return _table.Finish(_buffer.ToArray(), topic);
        }
        catch (TrecFormatException duplicate)
        {
            throw new ArgumentException($"Entry {duplicate.Message[5..]}", argument, duplicate);
        }
    }

    public static void CheckId(string id, string argument)
    {
        if (string.IsNullOrEmpty(id) || id.AsSpan().ContainsAny(" \t\n\v\f\r"))
            throw Require.Refusal(argument, $"The id '{id}' is empty or holds white space.");
    }
}
