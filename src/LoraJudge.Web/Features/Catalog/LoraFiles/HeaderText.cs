using System.Globalization;
using System.Text;
using System.Text.Json;

namespace LoraJudge.Web.Features.Catalog.LoraFiles;

/// <summary>The strings of a header's <c>__metadata__</c>, which anyone may have written: cut to what is shown, JSON in them with limits.</summary>
internal sealed class HeaderText(IReadOnlyDictionary<string, string> strings)
{
    /// <summary>Longest JSON within a string that is read, in letters: the tags of some hundred thousand captions.</summary>
    private const int MaxJson = 16 * 1024 * 1024;

    private const int MaxDepth = 16;

    /// <returns>On one line, not longer than this; null where there is nothing, or "None", which trainers write for nothing.</returns>
    public string? Text(string key, int length) => Raw(key) is { } text ? Clean(text, length) : null;

    /// <summary>The first of the keys that says something.</summary>
    public string? First(int length, params string[] keys) =>
        keys.Select(key => Text(key, length)).FirstOrDefault(text => text is not null);

    /// <returns>As it stands there, of any length; null where there is nothing.</returns>
    public string? Raw(string key) => strings.GetValueOrDefault(key);

    public double? Number(string key) =>
        Text(key, 40) is { } text
        && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number)
            ? number
            : null;

    /// <returns>Null where there is no JSON, or more of it, or deeper, than is read. The caller disposes of it.</returns>
    public JsonDocument? Json(string key)
    {
        if (Raw(key) is not { Length: > 1 and <= MaxJson } text)
            return null;
        try
        {
            return JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = MaxDepth });
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>On one line, without control letters; null where nothing is left.</summary>
    public static string? Clean(string text, int length)
    {
        ArgumentNullException.ThrowIfNull(text);
        var clean = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (clean.Length > length)
                break;
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
            {
                if (clean.Length > 0 && clean[^1] != ' ')
                    clean.Append(' ');
            }
            else if (Rune.GetUnicodeCategory(rune) is not UnicodeCategory.Format || rune.Value == 0x200D)
            {
                clean.Append(rune);
            }
        }

        var line = Cut(clean.ToString().Trim(), length);
        return line.Length == 0 || line == "None" ? null : line;
    }

    /// <summary>At most so long, no letter cut in two.</summary>
    public static string Cut(string text, int length)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length <= length)
            return text;
        return char.IsHighSurrogate(text[length - 1]) ? text[..(length - 1)] : text[..length];
    }
}
