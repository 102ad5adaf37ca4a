namespace LoraJudge.Statistics.Trec;

/// <summary>A line of a run or qrels file that cannot be read.</summary>
public sealed class TrecFormatException(int line, string problem) : FormatException($"Line {line}: {problem}")
{
    /// <summary>Counted from 1, comments and blank lines included.</summary>
    public int Line { get; } = line;
}
