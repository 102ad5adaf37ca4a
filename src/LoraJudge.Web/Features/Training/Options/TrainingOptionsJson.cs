using System.Text.Json;
using System.Text.Json.Serialization;
using LoraJudge.Style.Training;

namespace LoraJudge.Web.Features.Training.Options;

/// <summary>Options as the tables keep them.</summary>
internal static class TrainingOptionsJson
{
    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };

    public static string Write(TrainingOptions options) => JsonSerializer.Serialize(options, Json);

    /// <summary>Options that a later version added have their defaults.</summary>
    /// <returns>Null where the text cannot be read.</returns>
    public static TrainingOptions? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<TrainingOptions>(text, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Whether both train the same but for seed and device.</summary>
    public static bool AreSame(TrainingOptions one, TrainingOptions other) => Write(Essence(one)) == Write(Essence(other));

    private static TrainingOptions Essence(TrainingOptions options) => options with { Seed = 0, Device = "" };
}
