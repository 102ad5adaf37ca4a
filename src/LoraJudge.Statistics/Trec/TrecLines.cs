using System.Text;

namespace LoraJudge.Statistics.Trec;

/// <summary>
/// Walks over the lines of a run or qrels file and splits them into fields at white space, as C's isspace sees it. Blank lines, lines that
/// begin with '#', a byte order mark, carriage returns and a missing last line feed are tolerated.
/// </summary>
internal ref struct TrecLines
{
    private readonly ReadOnlySpan<byte> bytes;
    private int line;
    private int position;
    private int next;

    /// <param name="bytes">The file.</param>
    /// <param name="part">The lines to read.</param>
    public TrecLines(ReadOnlySpan<byte> bytes, Range part)
    {
        var (start, length) = part.GetOffsetAndLength(bytes.Length);
        this.bytes = bytes[..(start + length)];
        next = start == 0 && bytes.StartsWith(Encoding.UTF8.Preamble) ? 3 : start;
    }

    /// <summary>Moves to the next line that has something to read.</summary>
    public bool Next()
    {
        while (next < bytes.Length)
        {
            var length = bytes[next..].IndexOf((byte)'\n');
            var end = length < 0 ? bytes.Length : next + length;
            position = line = next;
            next = end + 1;
            while (position < end && IsSpace(bytes[position]))
                position++;
            if (position < end && bytes[position] != '#')
                return true;
        }
        return false;
    }

    /// <summary>The next field of the line; empty where there is none.</summary>
    public Range Field()
    {
        // Neither loop leaves the line: a line feed ends the first, white space like any other the second.
        var text = bytes;
        var start = position;
        while (start < text.Length && text[start] != '\n' && IsSpace(text[start]))
            start++;
        var end = start;
        while (end < text.Length && !IsSpace(text[end]))
            end++;
        position = end;
        return start..end;
    }

    public readonly TrecFormatException Malformed(string problem) => new(NumberAt(bytes, line), problem);

    /// <summary>The line that holds a position of the file, from 1.</summary>
    public static int NumberAt(ReadOnlySpan<byte> bytes, int position) => 1 + bytes[..position].Count((byte)'\n');

    private static bool IsSpace(byte b) => b == ' ' || (uint)(b - 9) <= 4;
}
