using System.Text;

namespace LoraJudge.Statistics.Trec;

/// <summary>
/// Qrels files: "topic iteration document grade", fields separated by white space; the second is ignored. As trec_eval reads them, except
/// that a grade must be a whole number: trec_eval cuts fractions off without a word.
/// </summary>
public static class QrelsFile
{
    /// <exception cref="TrecFormatException">A line without exactly four fields, a grade that is no whole number, a document twice.</exception>
    public static Qrels Read(string path) => Parse(File.ReadAllBytes(path));

    /// <exception cref="TrecFormatException">As for <see cref="Read(string)"/>.</exception>
    public static Qrels Read(Stream stream)
    {
        var memory = new MemoryStream();
        stream.CopyTo(memory);
        return Parse(memory.ToArray());
    }

    /// <param name="content">The file's bytes, UTF-8; they are kept, not copied.</param>
    /// <exception cref="TrecFormatException">As for <see cref="Read(string)"/>.</exception>
    public static Qrels Parse(byte[] content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var table = FileChunks.Parse<int>(content, 20, (part, lines) => Parse(content, part, lines));
        var topics = table.Finish(
            content,
            (id, ids, grades) => new QrelsTopic(id, ids, grades),
            ids => ids.Index(),
            (position, problem) => new TrecFormatException(TrecLines.NumberAt(content, position), problem)
        );
        return new(topics);
    }

    private static void Parse(byte[] content, Range part, TopicTable<int> table)
    {
        var lines = new TrecLines(content, part);
        while (lines.Next())
        {
            var topic = lines.Field();
            lines.Field();
            var document = lines.Field();
            var grade = lines.Field();
            if (content.AsSpan(grade).IsEmpty || !content.AsSpan(lines.Field()).IsEmpty)
                throw lines.Malformed("qrels have four fields: topic, iteration, document, grade.");
            if (!ScoreParser.TryGrade(content.AsSpan(grade), out var value))
                throw lines.Malformed($"the grade '{Encoding.UTF8.GetString(content.AsSpan(grade))}' is not a whole number.");
            var (start, length) = document.GetOffsetAndLength(content.Length);
            table.Add(content.AsSpan(topic), start, length, value);
        }
    }

    /// <summary>Writes topics and documents in their order, with 0 for the iteration.</summary>
    public static void Write(Qrels qrels, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(qrels);
        ArgumentNullException.ThrowIfNull(writer);
        foreach (var topic in qrels.Topics)
            for (var i = 0; i < topic.Count; i++)
                writer.Write($"{topic.Id} 0 {topic[i].Document} {topic[i].Grade}\n");
    }
}
