using System.Text.Json;
using System.Text.Json.Serialization;

namespace LoraJudge.Web.Features.Results.Figures;

/// <summary>Results as JSON: numbers as they are, to the last bit; enumerations by name.</summary>
internal static class ResultsJson
{
    public static JsonSerializerOptions Options { get; } =
        new(JsonSerializerDefaults.Web) { WriteIndented = true, Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    public static string Write(StudyResults results) => JsonSerializer.Serialize(results, Options);

    /// <exception cref="JsonException">It is no results.</exception>
    public static StudyResults Read(string json) =>
        JsonSerializer.Deserialize<StudyResults>(json, Options) ?? throw new JsonException("There are no results.");
}
