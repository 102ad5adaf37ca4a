using System.Text.Json;
using LoraJudge.Domain.Catalog;
using LoraJudge.Web.Features.Catalog.LoraFiles;

namespace LoraJudge.Web.Features.Catalog.Registering.Civitai;

/// <summary>Reads what Civitai answers, which may be of any kind: what is not as it should be is left out.</summary>
internal static class CivitaiReply
{
    /// <summary>Where people see a model; the API may be asked elsewhere.</summary>
    private const string Pages = "https://civitai.com/models/";

    private const int KnownLevels = (int)(NsfwLevel.Pg | NsfwLevel.Pg13 | NsfwLevel.R | NsfwLevel.X | NsfwLevel.Xxx);

    /// <summary>Longest JSON that is kept of a version or a model, in letters.</summary>
    private const int MaxKept = 256 * 1024;

    private static readonly string[] Heavy = ["images", "modelVersions", "description", "stats"];

    public static ModelMetadata Metadata(JsonElement version, JsonElement model)
    {
        var named = Member(version, "model");
        var words = HeaderWords.Kept(Texts(Member(version, "trainedWords")));
        return new ModelMetadata
        {
            Name = Text(Member(model, "name"), LoraModel.MaxNameLength) ?? Text(Member(named, "name"), LoraModel.MaxNameLength),
            Version = Text(Member(version, "name"), LoraModel.MaxNameLength),
            BaseModel = Text(Member(version, "baseModel"), LoraModel.MaxNameLength),
            TriggerWords = words is null ? null : HeaderWords.Kept(words.SelectMany(word => word.Split(','))),
            Creator = Text(Member(Member(model, "creator"), "username"), LoraModel.MaxNameLength),
            Tags = HeaderWords.Kept(Texts(Member(model, "tags"))),
            AllowsUncredited = Flag(Member(model, "allowNoCredit")),
            AllowsDerivatives = Flag(Member(model, "allowDerivatives")),
            CommercialUse = CommercialUseText.Read(Member(model, "allowCommercialUse")),
            NsfwLevel = Level(version, model, named),
            SourceUrl = Address(version),
        };
    }

    /// <returns>Positive; null where there is none.</returns>
    public static long? ModelId(JsonElement version) => Id(Member(version, "modelId"));

    /// <summary>Whether a version is of this file, as far as it says: files and hashes may be missing.</summary>
    public static bool IsOf(JsonElement version, string sha256)
    {
        var hashes = Hashes(version).ToArray();
        return version.ValueKind == JsonValueKind.Object
            && (hashes.Length == 0 || hashes.Contains(sha256, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>SHA-256 of a version's files.</summary>
    public static IEnumerable<string> Hashes(JsonElement version) =>
        Items(Member(version, "files")).Select(file => Text(Member(Member(file, "hashes"), "SHA256"), 100)).OfType<string>();

    /// <summary>What is kept of a version or a model: all but pictures, other versions, descriptions and counts.</summary>
    /// <returns>Null where it is no object, or too much of one.</returns>
    public static string? Kept(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
            return null;
        try
        {
            var members = element
                .EnumerateObject()
                .Where(member => !Heavy.Contains(member.Name))
                .GroupBy(member => member.Name, StringComparer.Ordinal)
                .ToDictionary(member => member.Key, member => member.Last().Value, StringComparer.Ordinal);
            var text = JsonSerializer.Serialize(members);
            return text.Length <= MaxKept ? text : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException)
        {
            // Half a letter in a name.
            return null;
        }
    }

    /// <returns>Cleaned; null where it is no text.</returns>
    public static string? Text(JsonElement element, int length)
    {
        try
        {
            return element.ValueKind == JsonValueKind.String ? HeaderText.Clean(element.GetString()!, length) : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    public static IEnumerable<JsonElement> Items(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? element.EnumerateArray() : [];

    private static IEnumerable<string?> Texts(JsonElement element) =>
        Items(element).Take(10 * LoraHeader.MaxWords).Select(item => Text(item, LoraHeader.MaxWordLength));

    private static JsonElement Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

    private static bool? Flag(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => null,
        };

    private static long? Id(JsonElement element) =>
        element.ValueKind == JsonValueKind.Number && element.TryGetInt64(out var id) && id > 0 ? id : null;

    private static string? Address(JsonElement version) =>
        ModelId(version) is { } model && Id(Member(version, "id")) is { } id
            ? FormattableString.Invariant($"{Pages}{model}?modelVersionId={id}")
            : null;

    /// <summary>The bits of the version, else of the model; "nsfw" alone is taken for X.</summary>
    private static NsfwLevel? Level(JsonElement version, JsonElement model, JsonElement named) =>
        Bits(Member(version, "nsfwLevel"))
        ?? Bits(Member(model, "nsfwLevel"))
        ?? ((Flag(Member(model, "nsfw")) ?? Flag(Member(named, "nsfw"))) == true ? NsfwLevel.X : null);

    private static NsfwLevel? Bits(JsonElement element) =>
        element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out var bits) && (bits & KnownLevels) != 0
            ? (NsfwLevel)(bits & KnownLevels)
            : null;
}
