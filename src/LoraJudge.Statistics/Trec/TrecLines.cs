using System.Text;

namespace LoraJudge.Statistics.Trec;

/// <summary>
/// Walks over the lines of a run or qrels file and splits them into fields at white space, as C's isspace sees it. Blank lines, lines that
/// begin with '#', a byte order mark, carriage returns and a missing last line feed are tolerated.
/// </summary>
internal ref struct TrecLines
{
    private readonly ReadOnlySpan<byte> _bytes;
    private int _position;
    private int _end;

    public TrecLines(ReadOnlySpan<byte> bytes)
    {
        _bytes = bytes;
        _end = -1;
        _position = bytes.StartsWith(Encoding.UTF8.Preamble) ? 3 : 0;
        _end = _position - 1;
    }

    /// <summary>Number of the current line, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>Moves to the next line that has something to read.</summary>
    public bool Next()
    {
        while (_end + 1 < _bytes.Length)
        {
            _position = _end + 1;
            var length = _bytes[_position..].IndexOf((byte)'\n');
            _end = length < 0 ? _bytes.Length : _position + length;
            Number++;
            SkipSpace();
            if (_position < _end && _bytes[_position] != '#')
                return true;
        }
        return false;
    }

    /// <summary>The next field of the line; empty where there is none.</summary>
    public Range Field()
    {
        SkipSpace();
        var start = _position;
        while (_position < _end && !IsSpace(_bytes[_position]))
            _position++;
        return start.._position;
    }

    public readonly TrecFormatException Malformed(string problem) => new(Number, problem);

    private void SkipSpace()
    {
        while (_position < _end && IsSpace(_bytes[_position]))
            _position++;
    }

    private static bool IsSpace(byte b) => b is (byte)' ' or (>= 9 and <= 13);
}
