using LoraJudge.Domain.Catalog;

namespace LoraJudge.Web.Features.Catalog.LoraFiles;

/// <summary>The base model as a header has it → as its publishers call it.</summary>
internal static class BaseModels
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["stable-diffusion-v1"] = "SD 1.5",
        ["stable-diffusion-v2-512"] = "SD 2.0",
        ["stable-diffusion-v2-768-v"] = "SD 2.1 768",
        ["stable-diffusion-xl-v1-base"] = "SDXL 1.0",
        ["stable-diffusion-xl-v1-refiner"] = "SDXL 1.0 refiner",
        ["stable-diffusion-3-medium"] = "SD 3",
        ["flux-1-dev"] = "Flux.1 D",
        ["flux-1-schnell"] = "Flux.1 S",
        ["sd_v1"] = "SD 1.5",
        ["sd_v2"] = "SD 2.0",
        ["sd_v2_v"] = "SD 2.1 768",
        ["sdxl_base_v1-0"] = "SDXL 1.0",
        ["sd_1.5"] = "SD 1.5",
        ["sd_2.1"] = "SD 2.1",
        ["sdxl_1.0"] = "SDXL 1.0",
        ["sd3"] = "SD 3",
        ["flux1"] = "Flux.1 D",
    };

    /// <summary>Parts of checkpoints' file names that give their family away.</summary>
    private static readonly (string Part, string Name)[] Families =
    [
        ("sdxl", "SDXL 1.0"),
        ("sd_xl", "SDXL 1.0"),
        ("v1-5", "SD 1.5"),
        ("v1-4", "SD 1.4"),
        ("sd15", "SD 1.5"),
        ("v2-1", "SD 2.1"),
        ("flux1-dev", "Flux.1 D"),
        ("flux1-schnell", "Flux.1 S"),
    ];

    /// <summary>Checkpoints of SDXL's architecture so far from it that LoRA models of one hardly work with the other.</summary>
    private static readonly (string Part, string Name)[] Offspring =
    [
        ("pony", "Pony"),
        ("noobai", "NoobAI"),
        ("illustrious", "Illustrious"),
    ];

    public static string? Of(HeaderText header)
    {
        ArgumentNullException.ThrowIfNull(header);
        var family = FamilyOf(header);
        var file = header.Text("ss_sd_model_name", LoraModel.MaxNameLength) ?? "";
        return family == "SDXL 1.0"
            ? Array.Find(Offspring, one => file.Contains(one.Part, StringComparison.OrdinalIgnoreCase)).Name ?? family
            : family;
    }

    private static string? FamilyOf(HeaderText header)
    {
        return Named(header.Text("modelspec.architecture", LoraModel.MaxNameLength))
            ?? Named(header.Text("ss_base_model_version", LoraModel.MaxNameLength))
            ?? Second(header.Text("ss_v2", 8))
            ?? OfFile(header.Text("ss_sd_model_name", LoraModel.MaxNameLength));
    }

    private static string? Named(string? architecture)
    {
        if (architecture is null)
            return null;
        var known = architecture.EndsWith("/lora", StringComparison.OrdinalIgnoreCase) ? architecture[..^5] : architecture;
        return Names.GetValueOrDefault(known, known);
    }

    /// <summary>Trainers that know of later families say so by the version.</summary>
    private static string? Second(string? isSecond) =>
        isSecond?.ToLowerInvariant() switch
        {
            "true" => "SD 2.0",
            "false" => "SD 1.5",
            _ => null,
        };

    private static string? OfFile(string? file)
    {
        if (file is null)
            return null;
        var family = Array.Find(Families, family => file.Contains(family.Part, StringComparison.OrdinalIgnoreCase)).Name;
        var name = Path.GetFileNameWithoutExtension(file.Replace('\\', '/'));
        return family ?? (name.Length == 0 ? null : name);
    }
}
