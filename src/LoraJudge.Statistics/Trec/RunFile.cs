using System.Globalization;
using System.Text;

namespace LoraJudge.Statistics.Trec;

/// <summary>
/// Run files: "topic Q0 document rank score tag", fields separated by white space. The second and fourth field and whatever follows the
/// sixth are ignored; the tag is the last line's. As trec_eval reads them, except that a score must be a number: trec_eval takes text for
/// 0 without a word.
/// </summary>
public static class RunFile
{
    /// <exception cref="TrecFormatException">A line with too few fields, a score that is no finite number, a document twice.</exception>
    public static Run Read(string path) => Parse(File.ReadAllBytes(path));

    /// <exception cref="TrecFormatException">As for <see cref="Read(string)"/>.</exception>
    public static Run Read(Stream stream)
    {
        var memory = new MemoryStream();
        stream.CopyTo(memory);
        return Parse(memory.ToArray());
    }

    /// <param name="content">The file's bytes, UTF-8; they are kept, not copied.</param>
    /// <exception cref="TrecFormatException">As for <see cref="Read(string)"/>.</exception>
    public static Run Parse(byte[] content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var table = FileChunks.Parse<double>(content, 40, (part, lines) => Parse(content, part, lines));
        var topics = table.Finish(
            content,
            (id, ids, scores) => new RunTopic(id, ids, scores),
            ids => ids.FirstDuplicate(),
            (position, problem) => new TrecFormatException(TrecLines.NumberAt(content, position), problem)
        );
        return new(topics, LastTag(content));
    }

    private static void Parse(byte[] content, Range part, TopicTable<double> table)
    {
        var lines = new TrecLines(content, part);
        while (lines.Next())
        {
            var topic = lines.Field();
            lines.Field();
            var document = lines.Field();
            lines.Field();
            var score = lines.Field();
            if (content.AsSpan(lines.Field()).IsEmpty)
                throw lines.Malformed("a run has six fields: topic, Q0, document, rank, score, tag.");
            if (!ScoreParser.TryScore(content.AsSpan(score), out var value))
                throw lines.Malformed($"the score '{Encoding.UTF8.GetString(content.AsSpan(score))}' is not a finite number.");
            var (start, length) = document.GetOffsetAndLength(content.Length);
            table.Add(content.AsSpan(topic), start, length, value);
        }
    }

    private static string LastTag(byte[] content)
    {
        // The last line with content is near the end; comments and blank lines may follow it.
        for (var end = content.Length; end > 0; )
        {
            var start = content.AsSpan(0, end - 1).LastIndexOf((byte)'\n') + 1;
            var line = new TrecLines(content, start..end);
            if (line.Next())
            {
                for (var skipped = 0; skipped < 5; skipped++)
                    line.Field();
                return Encoding.UTF8.GetString(content.AsSpan(line.Field()));
            }
            end = start;
        }
        return "";
    }

    /// <summary>Writes topics in their order and documents as they are ranked; scores read back as the same doubles.</summary>
    public static void Write(Run run, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(writer);
        foreach (var topic in run.Topics)
        {
            var rank = 0;
            foreach (var entry in topic.Ranked())
            {
                var score = entry.Score.ToString("R", CultureInfo.InvariantCulture);
                writer.Write($"{topic.Id} Q0 {entry.Document} {++rank} {score} {run.Tag}\n");
            }
        }
    }
}
