using System.Text.RegularExpressions;

namespace LoraJudge.Benchmarks.Notices;

/// <summary>
/// Packages' notices repeat each other's licenses. Long paragraphs that several have in common, but for white space and punctuation, are
/// printed once, with a number, and the number stands in their places: nothing is left out.
/// </summary>
internal sealed partial class CommonTexts
{
    private const int Shortest = 60;

    /// <summary>Milliseconds for one text.</summary>
    private const int Patience = 10_000;

    private readonly Dictionary<string, int> counts;
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<string> texts = [];

    public CommonTexts(IEnumerable<string> notices) =>
        counts = notices.SelectMany(Paragraphs).CountBy(Key, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);

    public IReadOnlyList<string> Texts => texts;

    /// <summary>A notice with numbers for the paragraphs that are common.</summary>
    public string Shorten(string notice) =>
        Runs()
            .Replace(
                string.Join("\n\n", Paragraphs(notice).Select(NumberOf)),
                match => $"[texts {match.Value.Replace("]\n\n[text ", ", ")[6..]}"
            );

    private string NumberOf(string paragraph)
    {
        var key = Key(paragraph);
        if (key.Length < Shortest || counts[key] < 2)
            return paragraph;
        if (!numbers.TryGetValue(key, out var number))
        {
            texts.Add(paragraph);
            numbers.Add(key, number = texts.Count);
        }
        return $"[text {number}]";
    }

    private static IEnumerable<string> Paragraphs(string notice) =>
        BlankLines()
            .Split(notice.Replace("\r", "").Trim('\uFEFF', '\n', ' '))
            .Select(paragraph => LineEnds().Replace(paragraph, "").Trim('\n'));

    private static string Key(string paragraph) => NotWords().Replace(paragraph, " ").Trim().ToLowerInvariant();

    // An empty line of a comment is one, too.
    [GeneratedRegex(@"(?:\n[ \t\f]*[/*#;]{0,3}[ \t\f]*(?=\n))+\n", RegexOptions.ExplicitCapture, Patience)]
    private static partial Regex BlankLines();

    [GeneratedRegex(@"[ \t\f]+$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, Patience)]
    private static partial Regex LineEnds();

    [GeneratedRegex(@"[\W_]+", RegexOptions.ExplicitCapture, Patience)]
    private static partial Regex NotWords();

    [GeneratedRegex(@"\[text \d+\](\n\n\[text \d+\])+", RegexOptions.ExplicitCapture, Patience)]
    private static partial Regex Runs();
}
