using System.Text.Json;

namespace LoraJudge.Web.Features.Catalog.LoraFiles;

/// <summary>Words and tags of a header: each once, no more and no longer than is kept.</summary>
internal static class HeaderWords
{
    /// <summary>Captions' tags that stand with nearly every picture; more of them say what the pictures show.</summary>
    private const int MostTags = 5;

    private const double NearlyAll = 0.9;

    /// <summary>Trigger phrase, usage hint, class tokens of the data sets, or the commonest tags of their captions: the first that is there.</summary>
    public static IReadOnlyList<string>? Triggers(HeaderText header)
    {
        ArgumentNullException.ThrowIfNull(header);
        return Split(header.Raw("modelspec.trigger_phrase"))
            ?? Split(header.Raw("modelspec.usage_hint"))
            ?? ClassTokens(header)
            ?? TopTags(header);
    }

    /// <summary>Parts between commas; null where there are none.</summary>
    public static IReadOnlyList<string>? Split(string? text) => text is null or "None" ? null : Kept(text.Split(',').AsEnumerable());

    /// <summary>Cleaned, without doubles; null where none is left.</summary>
    public static IReadOnlyList<string>? Kept(IEnumerable<string?> words)
    {
        string[] kept =
        [
            .. words
                .Take(10 * LoraHeader.MaxWords)
                .Select(word => word is null ? null : HeaderText.Clean(word, LoraHeader.MaxWordLength))
                .OfType<string>()
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Take(LoraHeader.MaxWords),
        ];
        return kept.Length == 0 ? null : kept;
    }

    private static IReadOnlyList<string>? ClassTokens(HeaderText header)
    {
        using var json = header.Json("ss_datasets");
        if (json is null)
            return null;
        return Kept(
            Items(json.RootElement)
                .SelectMany(set => Items(Member(set, "subsets")))
                .Select(subset => Member(subset, "class_tokens"))
                .Select(Text)
        );
    }

    private static IReadOnlyList<string>? TopTags(HeaderText header)
    {
        using var json = header.Json("ss_tag_frequency");
        if (json is null || json.RootElement.ValueKind != JsonValueKind.Object)
            return null;
        var counts = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var folder in json.RootElement.EnumerateObject().Where(folder => folder.Value.ValueKind == JsonValueKind.Object))
        {
            foreach (var tag in folder.Value.EnumerateObject())
            {
                if (tag.Value.ValueKind == JsonValueKind.Number && tag.Value.TryGetDouble(out var count) && count is > 0 and < 1e9)
                    counts[Name(tag)] = counts.GetValueOrDefault(Name(tag)) + count;
            }
        }

        counts.Remove("");
        if (counts.Count == 0)
            return null;
        var most = counts.Values.Max();
        return Kept(
            counts
                .Where(tag => tag.Value >= NearlyAll * most)
                .OrderByDescending(tag => tag.Value)
                .ThenBy(tag => tag.Key, StringComparer.Ordinal)
                .Take(MostTags)
                .Select(tag => tag.Key)
        );
    }

    /// <summary>A name with half a letter in it cannot be read.</summary>
    private static string Name(JsonProperty property)
    {
        try
        {
            return HeaderText.Clean(property.Name, LoraHeader.MaxWordLength) ?? "";
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }

    private static string? Text(JsonElement element)
    {
        try
        {
            return element.ValueKind == JsonValueKind.String ? element.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static IEnumerable<JsonElement> Items(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? element.EnumerateArray() : [];

    private static JsonElement Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;
}
