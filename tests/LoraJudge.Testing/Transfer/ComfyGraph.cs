using System.Text.Json.Nodes;

namespace LoraJudge.Testing.Transfer;

/// <summary>What a prompt's nodes amount to.</summary>
/// <param name="Lora">File of the LoRA on the model's way to the sampler; null where none is.</param>
/// <param name="Image">Name of the input picture that a reference node brings in; null where none does.</param>
internal sealed record ComfyGraph(
    string? Lora,
    string? Checkpoint,
    string? Image,
    long Seed,
    int Width,
    int Height,
    string OutputId,
    string Prefix
)
{
    public static ComfyGraph Of(JsonObject prompt)
    {
        var output = prompt.First(node => Class(node.Value) is "SaveImage");
        var nodes = Reach(prompt, output.Key);
        var sampler = nodes.First(id => Class(prompt[id]) == "KSampler");
        var model = Models(prompt, sampler).ToList();
        var lora = model.Find(id => Class(prompt[id]).StartsWith("LoraLoader", StringComparison.Ordinal));
        var reference = model.Find(id => Class(prompt[id]) == "ReferenceOnlySimple");
        var muted = lora is not null && double.Parse(Input(prompt, lora, "strength_model")!) == 0;
        var loaded = reference is null ? null : Reach(prompt, reference).Find(id => Class(prompt[id]) == "LoadImage");
        var sized = nodes.Find(id => Input(prompt, id, "width") is not null);
        return new ComfyGraph(
            lora is null || muted ? null : Input(prompt, lora, "lora_name"),
            model.Find(id => Class(prompt[id]) == "CheckpointLoaderSimple") is { } checkpoint
                ? Input(prompt, checkpoint, "ckpt_name")
                : null,
            loaded is null ? null : Input(prompt, loaded, "image"),
            long.Parse(Input(prompt, sampler, "seed")!),
            sized is null ? 64 : int.Parse(Input(prompt, sized, "width")!),
            sized is null ? 64 : int.Parse(Input(prompt, sized, "height")!),
            output.Key,
            Input(prompt, output.Key, "filename_prefix")!
        );
    }

    public static string Class(JsonNode? node) => $"{node?["class_type"]}";

    /// <summary>Node, input and source of the model's way from the sampler to its checkpoint.</summary>
    public static IEnumerable<string> Models(JsonObject prompt, string from)
    {
        for (var at = from; prompt[at]?["inputs"]?["model"] is JsonArray link; )
            yield return at = $"{link[0]}";
    }

    private static List<string> Reach(JsonObject prompt, string from)
    {
        var (found, left) = (new List<string>(), new Queue<string>([from]));
        while (left.TryDequeue(out var id))
        {
            if (found.Contains(id))
                continue;
            found.Add(id);
            foreach (var (_, value) in prompt[id]?["inputs"] as JsonObject ?? [])
            {
                if (value is JsonArray { Count: 2 } link)
                    left.Enqueue($"{link[0]}");
            }
        }

        return found;
    }

    private static string? Input(JsonObject prompt, string id, string name) =>
        prompt[id]?["inputs"]?[name] is JsonValue value ? $"{value}" : null;
}
