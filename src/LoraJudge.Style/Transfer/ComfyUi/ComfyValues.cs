using System.Text.Json.Nodes;

namespace LoraJudge.Style.Transfer.ComfyUi;

/// <summary>What stands in a workflow's placeholders for one picture.</summary>
/// <param name="Lora">File of the LoRA as ComfyUI lists it.</param>
/// <param name="Checkpoint">File of the checkpoint as ComfyUI lists it.</param>
/// <param name="Image">The sample's name among the input pictures.</param>
/// <param name="Prefix">What the output file's name begins with.</param>
internal sealed record ComfyValues(string Lora, string Checkpoint, string Image, long Seed, int Width, int Height, string Prefix)
{
    /// <summary>Without these a picture could not be told from another's.</summary>
    public static readonly string[] Needed = ["lora", "checkpoint", "image", "seed", "prefix"];

    public static readonly string[] All = [.. Needed, "width", "height", "steps", "cfg", "sampler", "scheduler"];

    /// <summary>What a workflow file itself holds in their place.</summary>
    public static string Placeholder(string name) => "{{" + name + "}}";

    /// <returns>By placeholder.</returns>
    public IReadOnlyDictionary<string, JsonNode> Fill(ComfyUiOptions options) =>
        new Dictionary<string, JsonNode>(StringComparer.Ordinal)
        {
            ["lora"] = Lora,
            ["checkpoint"] = Checkpoint,
            ["image"] = Image,
            ["seed"] = Seed,
            ["prefix"] = Prefix,
            ["width"] = Width,
            ["height"] = Height,
            ["steps"] = options.Steps,
            ["cfg"] = options.CfgScale,
            ["sampler"] = options.Sampler,
            ["scheduler"] = options.Scheduler,
        };
}
