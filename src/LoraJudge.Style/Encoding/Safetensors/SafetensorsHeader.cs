using System.Text.Json;

namespace LoraJudge.Style.Encoding.Safetensors;

/// <param name="Tensors">By name.</param>
/// <param name="Metadata">The strings of <c>__metadata__</c>; empty where there are none.</param>
public sealed record SafetensorsHeader(IReadOnlyDictionary<string, TensorEntry> Tensors, IReadOnlyDictionary<string, string> Metadata)
{
    private const int MaxDepth = 8;

    /// <exception cref="JsonException">Not JSON, or nested too deeply.</exception>
    /// <exception cref="InvalidDataException">An entry is not what the format says, or lies outside of the data.</exception>
    public static SafetensorsHeader Parse(ReadOnlyMemory<byte> json, long dataBytes)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = MaxDepth });
        if (document.RootElement.ValueKind != JsonValueKind.Object)
            throw new InvalidDataException("it is not a JSON object.");
        var tensors = new Dictionary<string, TensorEntry>(StringComparer.Ordinal);
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in document.RootElement.EnumerateObject())
        {
            if (property.NameEquals("__metadata__"))
                ReadMetadata(property.Value, metadata);
            else if (!tensors.TryAdd(property.Name, ReadTensor(property, dataBytes)))
                throw new InvalidDataException($"tensor {property.Name} is there twice.");
        }

        var end = tensors.Values.Select(tensor => tensor.Start + tensor.ByteCount).DefaultIfEmpty().Max();
        if (end < dataBytes)
            throw new InvalidDataException($"{dataBytes - end} bytes follow its last tensor: it is damaged, or hides something.");
        return new SafetensorsHeader(tensors, metadata);
    }

    private static void ReadMetadata(JsonElement element, Dictionary<string, string> metadata)
    {
        // As the format's own library takes it.
        if (element.ValueKind == JsonValueKind.Null)
            return;
        if (element.ValueKind != JsonValueKind.Object)
            throw new InvalidDataException("its metadata is not a JSON object.");
        foreach (var property in element.EnumerateObject().Where(property => property.Value.ValueKind == JsonValueKind.String))
            metadata[property.Name] = property.Value.GetString()!;
    }

    private static TensorEntry ReadTensor(JsonProperty property, long dataBytes)
    {
        try
        {
            var type = property.Value.GetProperty("dtype").GetString() ?? "";
            long[] shape = [.. property.Value.GetProperty("shape").EnumerateArray().Select(side => side.GetInt64())];
            long[] offsets = [.. property.Value.GetProperty("data_offsets").EnumerateArray().Select(offset => offset.GetInt64())];
            if (offsets.Length != 2 || offsets[0] < 0 || offsets[1] < offsets[0] || offsets[1] > dataBytes)
                throw new InvalidDataException($"tensor {property.Name} lies outside of the file: it is cut off.");
            var entry = new TensorEntry(type, shape, offsets[0], offsets[1] - offsets[0]);
            var elements = shape.Aggregate(1L, (product, side) => side < 0 ? throw new OverflowException() : checked(product * side));
            if (entry.ElementSize > 0 && checked(elements * entry.ElementSize) != entry.ByteCount)
                throw new InvalidDataException($"tensor {property.Name} has another size than its shape says.");
            return entry;
        }
        catch (Exception exception)
            when (exception is KeyNotFoundException or InvalidOperationException or FormatException or OverflowException)
        {
            throw new InvalidDataException($"tensor {property.Name} is not described as the format says.", exception);
        }
    }
}

/// <param name="Type">The format's name of the element type: F32, F16, BF16…</param>
/// <param name="Start">First byte, from the start of the data.</param>
public sealed record TensorEntry(string Type, IReadOnlyList<long> Shape, long Start, long ByteCount)
{
    /// <summary>Bytes an element; zero for types that are not read.</summary>
    public int ElementSize =>
        Type switch
        {
            "F64" or "I64" or "U64" => 8,
            "F32" or "I32" or "U32" => 4,
            "F16" or "BF16" or "I16" or "U16" => 2,
            "I8" or "U8" or "BOOL" or "F8_E4M3" or "F8_E5M2" => 1,
            _ => 0,
        };
}
