using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;

namespace LoraJudge.Testing.Catalog;

/// <summary>LoRA files as trainers write them, and as nobody should.</summary>
public static class HandMadeLora
{
    /// <summary>One layer of rank 4 with alpha 2.</summary>
    public static byte[] File(IReadOnlyDictionary<string, string>? metadata = null, float weight = 1) =>
        File(
            metadata,
            ("lora_unet_mid.lora_down.weight", [4, 8], weight),
            ("lora_unet_mid.lora_up.weight", [8, 4], weight),
            ("lora_unet_mid.alpha", [], 2)
        );

    /// <param name="tensors">Name, shape, and the value of every element; 32-bit floats.</param>
    public static byte[] File(IReadOnlyDictionary<string, string>? metadata, params (string Name, long[] Shape, float Value)[] tensors)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        var header = new Dictionary<string, object>(StringComparer.Ordinal);
        if (metadata is not null)
            header["__metadata__"] = metadata;
        var data = new List<byte>();
        foreach (var (name, shape, value) in tensors)
        {
            var start = data.Count;
            for (var i = 0; i < shape.Aggregate(1L, (all, side) => all * side); i++)
                data.AddRange(BitConverter.GetBytes(value));
            header[name] = new
            {
                dtype = "F32",
                shape,
                data_offsets = (int[])[start, data.Count],
            };
        }

        return Raw(null, JsonSerializer.SerializeToUtf8Bytes(header), [.. data]);
    }

    /// <param name="length">What the file claims of its header's length; null for the truth.</param>
    public static byte[] Raw(long? length, byte[] header, byte[]? data = null)
    {
        ArgumentNullException.ThrowIfNull(header);
        var prefix = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(prefix, length ?? header.Length);
        return [.. prefix, .. header, .. data ?? []];
    }

    public static byte[] Raw(long? length, string header) => Raw(length, System.Text.Encoding.UTF8.GetBytes(header));

    /// <summary>SHA-256 of the bytes after a file's header, 64 lower-case hexadecimal digits.</summary>
    public static string DataHash(byte[] file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return Convert.ToHexStringLower(SHA256.HashData(file.AsSpan(8 + (int)BinaryPrimitives.ReadInt64LittleEndian(file))));
    }

    public static string Hash(byte[] file) => Convert.ToHexStringLower(SHA256.HashData(file));

    /// <summary>As kohya's trainer writes it.</summary>
    public static Dictionary<string, string> Kohya() =>
        new(StringComparer.Ordinal)
        {
            ["ss_output_name"] = "inkwash",
            ["ss_base_model_version"] = "sdxl_base_v1-0",
            ["ss_sd_model_name"] = "sd_xl_base_1.0.safetensors",
            ["ss_v2"] = "False",
            ["ss_network_dim"] = "32",
            ["ss_network_alpha"] = "16.0",
            ["ss_network_module"] = "networks.lora",
            ["ss_num_train_images"] = "120",
            ["ss_resolution"] = "(1024, 1024)",
            ["ss_epoch"] = "10",
            ["ss_steps"] = "1200",
            ["ss_clip_skip"] = "None",
            ["ss_training_comment"] = "second\nattempt",
            ["ss_tag_frequency"] =
                """{"10_inkwash":{"inkwash style":40,"mountain":12,"river":3},"5_more":{"inkwash style":20,"sumi-e":58}}""",
        };

    /// <summary>As the ModelSpec has it.</summary>
    public static Dictionary<string, string> ModelSpec() =>
        new(StringComparer.Ordinal)
        {
            ["modelspec.sai_model_spec"] = "1.0.0",
            ["modelspec.architecture"] = "flux-1-dev/lora",
            ["modelspec.title"] = "Ink wash",
            ["modelspec.author"] = "somebody",
            ["modelspec.license"] = "CC-BY-4.0",
            ["modelspec.tags"] = "ink, wash, Ink,painting",
            ["modelspec.date"] = "2026-02-03T04:05:06",
            ["modelspec.trigger_phrase"] = "inkwash, sumi-e",
            ["modelspec.usage_hint"] = "other words",
        };
}
