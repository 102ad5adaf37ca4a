using System.Text;

namespace LoraJudge.Domain.Naming;

/// <summary>
/// Unicode's normalization form C, by which names that look the same are the same, however their letters are encoded: macOS and some archives
/// write é as two characters, Windows and most people as one. <see cref="string.Normalize()"/> changes nothing where the program runs without
/// ICU, as this one does.
/// </summary>
public static class Nfc
{
    /// <summary>Every text below is in the form already.</summary>
    private const char FirstThatMayChange = '\u0300';

    /// <returns>The text itself where it is in the form already, or is no valid UTF-16.</returns>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.AsSpan().ContainsAnyInRange(FirstThatMayChange, char.MaxValue) || Decomposed(text) is not { } runes)
            return text;
        Order(runes);
        Compose(runes);
        var composed = new StringBuilder(text.Length);
        foreach (var rune in runes)
            composed.Append(new Rune(rune).ToString());
        return composed.Equals(text) ? text : composed.ToString();
    }

    private static List<int>? Decomposed(string text)
    {
        var runes = new List<int>(text.Length);
        for (var at = 0; at < text.Length; )
        {
            if (!Rune.TryGetRuneAt(text, at, out var rune))
                return null;
            Decompose(rune.Value, runes);
            at += rune.Utf16SequenceLength;
        }

        return runes;
    }

    private static void Decompose(int rune, List<int> into)
    {
        if (Hangul.Decompose(rune, into))
            return;
        if (!CanonicalTable.Parts.TryGetValue(rune, out var parts))
            into.Add(rune);
        else
            foreach (var part in parts)
                Decompose(part, into);
    }

    /// <summary>Marks of one letter come in the order of their classes; those of the same class keep theirs.</summary>
    private static void Order(List<int> runes)
    {
        for (var at = 1; at < runes.Count; at++)
        {
            var mark = CanonicalTable.ClassOf(runes[at]);
            for (var to = at; mark > 0 && to > 0 && CanonicalTable.ClassOf(runes[to - 1]) > mark; to--)
                (runes[to - 1], runes[to]) = (runes[to], runes[to - 1]);
        }
    }

    private static void Compose(List<int> runes)
    {
        var (starter, kept, lastClass) = (-1, 0, 0);
        for (var at = 0; at < runes.Count; at++)
        {
            var (rune, mark) = (runes[at], CanonicalTable.ClassOf(runes[at]));
            // A mark before it of the same class, or a letter, keeps it from its letter.
            var isFree = starter >= 0 && (starter == kept - 1 || (lastClass < mark && lastClass != 0));
            if (isFree && Composite(runes[starter], rune) is { } composite)
            {
                runes[starter] = composite;
                continue;
            }

            if (mark == 0)
                starter = kept;
            lastClass = mark;
            runes[kept++] = rune;
        }

        runes.RemoveRange(kept, runes.Count - kept);
    }

    private static int? Composite(int first, int second) =>
        Hangul.Compose(first, second) ?? (CanonicalTable.Composites.TryGetValue((first, second), out var composite) ? composite : null);
}
