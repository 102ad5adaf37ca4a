using System.Text.Json;

namespace LoraJudge.Style.Transfer.Calls;

/// <summary>The header of a model's file as a back end tells it.</summary>
internal static class Header
{
    /// <summary>Values that are not texts are given as their JSON.</summary>
    public static IReadOnlyDictionary<string, string> Of(JsonElement? metadata)
    {
        var header = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in (metadata ?? default).Members())
        {
            if ((field.Value.ValueKind == JsonValueKind.String ? field.Value.Text() : field.Value.GetRawText()) is { } value)
                header[field.Name] = value;
        }

        return header;
    }
}
