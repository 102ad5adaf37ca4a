using System.Security.Cryptography;
using LoraJudge.Domain.Catalog;
using LoraJudge.Style.Encoding.Safetensors;

namespace LoraJudge.Web.Features.Catalog.Import;

/// <summary>Reads what a LoRA's safetensors file says of itself. Nothing in it is executed, nothing is trusted.</summary>
public static class LoraFile
{
    private static readonly Dictionary<string, string> BaseModels = new(StringComparer.OrdinalIgnoreCase)
    {
        ["stable-diffusion-v1"] = "SD 1.5",
        ["stable-diffusion-v2-512"] = "SD 2.0",
        ["stable-diffusion-v2-768-v"] = "SD 2.1 768",
        ["stable-diffusion-xl-v1-base"] = "SDXL 1.0",
        ["flux-1-dev"] = "Flux.1 D",
        ["sd_v1"] = "SD 1.5",
        ["sd_v2"] = "SD 2.0",
        ["sd_v2_v"] = "SD 2.1 768",
        ["sdxl_base_v1-0"] = "SDXL 1.0",
        ["flux1"] = "Flux.1 D",
    };

    /// <exception cref="InvalidDataException">No safetensors file.</exception>
    public static async Task<ModelMetadata> ReadAsync(string path, CancellationToken cancellation)
    {
        var header = SafetensorsFile.Open(path).Header.Metadata;
        await using var stream = File.OpenRead(path);
        var hash = await SHA256.HashDataAsync(stream, cancellation);
        var trigger = Text(header, 400, "modelspec.trigger_phrase");
        return new ModelMetadata
        {
            Name = Text(header, LoraModel.MaxNameLength, "modelspec.title", "ss_output_name"),
            LoraName = LoraName(Path.GetFileNameWithoutExtension(path)),
            Creator = Text(header, LoraModel.MaxNameLength, "modelspec.author"),
            BaseModel = BaseModel(Text(header, LoraModel.MaxNameLength, "modelspec.architecture", "ss_base_model_version")),
            TriggerWords = trigger?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            Licence = Text(header, LoraModel.MaxTextLength, "modelspec.license"),
            Sha256 = Convert.ToHexStringLower(hash),
        };
    }

    /// <summary>A name that the tag &lt;lora:name:1&gt; can carry.</summary>
    public static string LoraName(string name)
    {
        var safe = string.Concat(name.Where(letter => letter is not (':' or '<' or '>') && !char.IsControl(letter)));
        return safe.Length <= LoraModel.MaxNameLength ? safe : safe[..LoraModel.MaxNameLength];
    }

    /// <summary>The first of the keys that says something; "None" is what some trainers write for nothing.</summary>
    private static string? Text(IReadOnlyDictionary<string, string> header, int length, params string[] keys)
    {
        foreach (var key in keys)
        {
            if (header.TryGetValue(key, out var value) && value.Length <= length && !value.Any(char.IsControl))
            {
                var text = value.Trim();
                if (text.Length > 0 && text != "None")
                    return text;
            }
        }

        return null;
    }

    private static string? BaseModel(string? architecture)
    {
        if (architecture is null)
            return null;
        var known = architecture.EndsWith("/lora", StringComparison.OrdinalIgnoreCase) ? architecture[..^5] : architecture;
        return BaseModels.GetValueOrDefault(known, known);
    }
}
