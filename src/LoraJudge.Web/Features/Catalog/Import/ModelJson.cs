using System.Text.Json;
using System.Text.Json.Serialization;
using LoraJudge.Domain.Catalog;

namespace LoraJudge.Web.Features.Catalog.Import;

/// <summary>Reads a model.json, which anyone may have written.</summary>
public static class ModelJson
{
    private const int MaxBytes = 1024 * 1024;
    private const int MaxTriggerWords = 100;

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
        Limit(metadata.Licence, "licence", LoraModel.MaxTextLength);
        Limit(metadata.SourceUrl, "sourceUrl", LoraModel.MaxUrlLength);
        if (metadata.LoraName?.IndexOfAny([':', '>', '<']) >= 0)
            throw new InvalidDataException("model.json: loraName holds one of : < >, which the tag <lora:name:1> cannot carry.");
        if (metadata.TriggerWords?.Count > MaxTriggerWords || metadata.TriggerWords?.Any(word => word is null or { Length: > 200 }) == true)
            throw new InvalidDataException($"model.json: triggerWords takes at most {MaxTriggerWords} words of at most 200 letters.");
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
        return metadata with { Sha256 = metadata.Sha256?.ToLowerInvariant() };
    }

    private static void Limit(string? value, string field, int length)
    {
        if (value is not null && (value.Length > length || string.IsNullOrWhiteSpace(value) || value.Any(char.IsControl)))
            throw new InvalidDataException($"model.json: {field} takes 1 to {length} letters and no control characters.");
    }
}
