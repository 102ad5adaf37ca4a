using System.Text.Json;
using System.Text.Json.Serialization;
using LoraJudge.Domain.Catalog;

namespace LoraJudge.Web.Features.Catalog.Import;

/// <summary>Reads a model.json, which anyone may have written.</summary>
internal static class ModelJson
{
    private const int MaxBytes = 1024 * 1024;
    private const int MaxWords = 100;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        MaxDepth = 8,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <exception cref="InvalidDataException">Not what it should be; the message says which field and what to write.</exception>
    public static ModelMetadata Read(string file)
    {
        if (new FileInfo(file).Length > MaxBytes)
            throw new InvalidDataException($"model.json has more than {MaxBytes} bytes.");
        try
        {
            using var stream = File.OpenRead(file);
            var metadata = JsonSerializer.Deserialize<ModelMetadata>(stream, Options) ?? new ModelMetadata();
            return Checked(metadata);
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"model.json cannot be read: {exception.Message}", exception);
        }
    }

    private static ModelMetadata Checked(ModelMetadata metadata)
    {
        Limit(metadata.Name, "name", LoraModel.MaxNameLength);
        Limit(metadata.LoraName, "loraName", LoraModel.MaxNameLength);
        Limit(metadata.Version, "version", LoraModel.MaxNameLength);
        Limit(metadata.Creator, "creator", LoraModel.MaxNameLength);
        Limit(metadata.BaseModel, "baseModel", LoraModel.MaxNameLength);
        Limit(metadata.Family, "family", LoraModel.MaxNameLength);
        Limit(metadata.Licence, "licence", LoraModel.MaxTextLength);
        Limit(metadata.AutoV3, "autoV3", LoraModel.AutoV3Length);
        Limit(metadata.SourceUrl, "sourceUrl", LoraModel.MaxUrlLength);
        if (metadata.LoraName?.IndexOfAny([':', '>', '<']) >= 0)
            throw new InvalidDataException("model.json: loraName holds one of : < >, which the tag <lora:name:1> cannot carry.");
        Words(metadata.TriggerWords, "triggerWords");
        Words(metadata.Tags, "tags");
        if (metadata.Rank is < 1 or > 65536)
            throw new InvalidDataException("model.json: rank is no number from 1 to 65536.");
        if (metadata.Alpha is { } alpha && !(alpha is > 0 and <= 65536))
            throw new InvalidDataException("model.json: alpha is no number above 0 and up to 65536.");
        if (metadata.ThumbnailSha256 is not null || metadata.Nothing is not null || metadata.TrainingFacts is not null)
            throw new InvalidDataException("model.json: thumbnailSha256, nothing and trainingFacts are the portal's own: leave them out.");
        if (
            metadata.SourceUrl is { } url
            && !(
                Uri.TryCreate(url, UriKind.Absolute, out var address)
                && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
            )
        )
        {
            throw new InvalidDataException("model.json: sourceUrl is not an http or https address.");
        }

        if (metadata.Sha256 is { } hash && !(hash.Length == 64 && hash.All(char.IsAsciiHexDigit)))
            throw new InvalidDataException("model.json: sha256 is not 64 hexadecimal digits.");
        if (metadata.AutoV3 is { } tensors && !(tensors.Length == LoraModel.AutoV3Length && tensors.All(char.IsAsciiHexDigit)))
            throw new InvalidDataException($"model.json: autoV3 is not {LoraModel.AutoV3Length} hexadecimal digits.");
        return metadata with { Sha256 = metadata.Sha256?.ToLowerInvariant(), AutoV3 = metadata.AutoV3?.ToLowerInvariant() };
    }

    private static void Words(IReadOnlyList<string>? words, string field)
    {
        if (words?.Count > MaxWords || words?.Any(word => word is null or { Length: > 200 }) == true)
            throw new InvalidDataException($"model.json: {field} takes at most {MaxWords} words of at most 200 letters.");
    }

    private static void Limit(string? value, string field, int length)
    {
        if (value is not null && (value.Length > length || string.IsNullOrWhiteSpace(value) || value.Any(char.IsControl)))
            throw new InvalidDataException($"model.json: {field} takes 1 to {length} letters and no control characters.");
    }
}
