using System.Text;

namespace LoraJudge.Statistics.Trec;

/// <summary>Makes topics of entries that come from a program and not from a file.</summary>
internal sealed class TopicBuilder<TValue>(string argument)
{
    private readonly TopicTable<TValue> table = new(64);
    private readonly MemoryStream buffer = new();

    public void Add(string topic, string document, TValue value)
    {
        CheckId(topic, argument);
        CheckId(document, argument);
        if (topic[0] == '#')
            throw Require.Refusal(argument, $"Topic {topic} begins with '#', which marks comments in files.");
        var bytes = Encoding.UTF8.GetBytes(document);
        var start = (int)buffer.Length;
        buffer.Write(bytes);
        table.Add(Encoding.UTF8.GetBytes(topic), start, bytes.Length, value);
    }

    public TTopic[] Finish<TTopic>(Func<string, DocumentIds, ArraySegment<TValue>, TTopic> topic, Func<DocumentIds, int> duplicate) =>
        table.Finish(buffer.ToArray(), topic, duplicate, (_, problem) => Require.Refusal(argument, $"The {problem}"));

    public static void CheckId(string id, string argument)
    {
        if (string.IsNullOrEmpty(id) || id.AsSpan().ContainsAny(" \t\n\v\f\r"))
            throw Require.Refusal(argument, $"The id '{id}' is empty or holds white space.");
    }
}
