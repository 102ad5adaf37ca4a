using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LoraJudge.Style.Transfer.ComfyUi;

/// <summary>Reads nodes of a prompt; what is not there, or of another kind, is empty or null.</summary>
internal static class ComfyNode
{
    public static string Class(JsonNode? node) => Text((node as JsonObject)?["class_type"]) ?? "";

    public static JsonObject Inputs(JsonNode? node) => (node as JsonObject)?["inputs"] as JsonObject ?? [];

    public static string? Text(JsonNode? value) => value?.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    public static double? Number(JsonNode? value) =>
        value?.GetValueKind() == JsonValueKind.Number
        && double.TryParse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <summary>Source node and slot of an input that is a link.</summary>
    public static (string Source, int Slot)? Link(JsonNode? value) =>
        value is JsonArray { Count: 2 } link
        && link[0]?.GetValueKind() is JsonValueKind.String or JsonValueKind.Number
        && Number(link[1]) is { } slot
            ? ($"{link[0]}", (int)slot)
            : null;

    /// <summary>Whether an input of the node is this text.</summary>
    public static bool Has(JsonNode? node, string text) => Inputs(node).Any(input => Text(input.Value) == text);

    /// <summary>A node as a person finds it.</summary>
    public static string Words(JsonObject nodes, string id) => $"{id} ({Class(nodes[id])})";
}
