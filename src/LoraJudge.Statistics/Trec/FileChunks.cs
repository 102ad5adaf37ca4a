namespace LoraJudge.Statistics.Trec;

/// <summary>Reads large files in parts at once. The result, errors included, is that of reading from the first line to the last.</summary>
internal static class FileChunks
{
    private const int SmallFile = 1 << 20;

    /// <param name="parse">Reads the lines of a part of the file into a table.</param>
    public static TopicTable<TValue> Parse<TValue>(byte[] content, int bytesPerLine, Action<Range, TopicTable<TValue>> parse)
    {
        var parts = Split(content, content.Length < SmallFile ? 1 : Math.Min(Environment.ProcessorCount, 8));
        var tables = new TopicTable<TValue>[parts.Length];
        var failures = new TrecFormatException?[parts.Length];
        Parallel.For(
            0,
            parts.Length,
            i =>
            {
                tables[i] = new(parts[i].GetOffsetAndLength(content.Length).Length / bytesPerLine);
                try
                {
                    parse(parts[i], tables[i]);
                }
                catch (TrecFormatException failure)
                {
                    failures[i] = failure;
                }
            }
        );
        if (Array.Find(failures, failure => failure is not null) is { } first)
            throw first;
        return parts.Length == 1 ? tables[0] : TopicTable<TValue>.Concatenate(tables);
    }

    // Parts end after a line feed.
    private static Range[] Split(byte[] content, int parts)
    {
        var ranges = new List<Range>();
        var start = 0;
        for (var part = 1; part <= parts && start < content.Length; part++)
        {
            var end = Math.Max(start, (int)((long)content.Length * part / parts));
            var feed = content.AsSpan(end).IndexOf((byte)'\n');
            end = part == parts || feed < 0 ? content.Length : end + feed + 1;
            ranges.Add(start..end);
            start = end;
        }
        return ranges.Count == 0 ? [0..0] : [.. ranges];
    }
}
