using System.Text.Json.Nodes;
using LoraJudge.Testing.Imaging;

namespace LoraJudge.Testing.Transfer;

/// <summary>One prompt from the queue to the history.</summary>
internal sealed class ComfyExecution(StandInComfyUi comfy, ComfyTask task)
{
    private readonly JsonObject prompt = task.Prompt.DeepClone().AsObject();

    /// <param name="stop">Ends it alone.</param>
    /// <param name="life">Ends the process.</param>
    /// <returns>What the history tells of it; null where it tells nothing.</returns>
    public async Task<JsonObject?> RunAsync(CancellationToken stop, CancellationToken life)
    {
        Meddle();
        var graph = ComfyGraph.Of(prompt);
        var sent = ComfyGraph.Of(task.Prompt);
        comfy.Generations.Add(
            new Generation(
                Path.ChangeExtension(sent.Lora, null) ?? "",
                sent.Image is { } name && comfy.Inputs.TryGetValue(name, out var bytes) ? StandInPainter.Hash(bytes) : "",
                sent.Seed
            )
        );
        try
        {
            await comfy.WorkAsync(stop);
        }
        catch (OperationCanceledException) when (!life.IsCancellationRequested)
        {
            return Ended("error", ["execution_interrupted", new JsonObject { ["node_id"] = "8", ["node_type"] = "KSampler" }]);
        }

        if (comfy.Takes(ComfyFailure.Forgotten))
            return null;
        if (comfy.Takes(ComfyFailure.Interrupted))
            return Ended("error", ["execution_interrupted", new JsonObject { ["node_id"] = "8", ["node_type"] = "KSampler" }]);
        if (comfy.Takes(ComfyFailure.NodeThrew))
            return Ended("error", Threw("HEDPreprocessor", "FileNotFoundError", "ControlNetHED.pth cannot be downloaded"));
        if (comfy.Takes(ComfyFailure.OutOfMemory))
            return Ended("error", Threw("KSampler", "torch.OutOfMemoryError", "CUDA out of memory. Tried to allocate 2.00 GiB"));
        return Done(graph, Paint(graph));
    }

    /// <summary>What an extension does to a prompt before it is executed.</summary>
    private void Meddle()
    {
        var sampler = prompt.First(node => ComfyGraph.Class(node.Value) == "KSampler").Key;
        var model = ComfyGraph.Models(prompt, sampler).ToList();
        var lora = model.Find(id => ComfyGraph.Class(prompt[id]).StartsWith("LoraLoader", StringComparison.Ordinal));
        if (lora is not null && comfy.Takes(ComfyFailure.OtherLora))
            prompt[lora]!["inputs"]!["lora_name"] = comfy.Loras.First(name => name != $"{prompt[lora]!["inputs"]!["lora_name"]}");
        if (lora is not null && comfy.Takes(ComfyFailure.LoraMuted))
            prompt[lora]!["inputs"]!["strength_model"] = 0.0;
        if (comfy.Takes(ComfyFailure.LoraBypassed))
            Bypass(lora);
        if (comfy.Takes(ComfyFailure.ReferenceBypassed))
            Bypass(model.Find(id => ComfyGraph.Class(prompt[id]) == "ReferenceOnlySimple"));
        if (comfy.Takes(ComfyFailure.OtherCheckpoint))
            Set("CheckpointLoaderSimple", "ckpt_name", comfy.Checkpoints[^1]);
        if (comfy.Takes(ComfyFailure.OtherSeed))
            Set("KSampler", "seed", 4711);
        if (comfy.Takes(ComfyFailure.OtherImage))
            Set("LoadImage", "image", "example.png");
    }

    private void Set(string nodeClass, string input, JsonNode value)
    {
        foreach (var (_, node) in prompt.Where(node => ComfyGraph.Class(node.Value) == nodeClass))
            node!["inputs"]![input] = value.DeepClone();
    }

    /// <summary>Whoever took a model from the node takes it from where the node has its own.</summary>
    private void Bypass(string? bypassed)
    {
        if (bypassed is null || prompt[bypassed]!["inputs"]!["model"] is not JsonArray before)
            return;
        foreach (var (_, node) in prompt)
        {
            if (node!["inputs"]!["model"] is JsonArray link && $"{link[0]}" == bypassed)
                node["inputs"]!["model"] = before.DeepClone();
        }
    }

    private byte[] Paint(ComfyGraph graph)
    {
        var (width, height) = comfy.Takes(ComfyFailure.OtherSize) ? (graph.Width * 2, graph.Height * 2) : (graph.Width, graph.Height);
        if (comfy.Takes(ComfyFailure.NotAPicture))
            return "no picture at all, but text that is long enough"u8.ToArray();
        var lora = comfy.Takes(ComfyFailure.LoraWithoutEffect) ? null : Path.GetFileNameWithoutExtension(graph.Lora);
        var reference = graph.Image is { } name ? comfy.Inputs.GetValueOrDefault(name) : null;
        var file = TestFiles.Png(
            comfy.Takes(ComfyFailure.Black)
                ? StandInPainter.Black(width, height)
                : StandInPainter.Paint(lora, reference, graph.Checkpoint ?? "", graph.Seed, width, height)
        );
        if (!comfy.WritesMetadata)
            return file;
        var told = prompt.DeepClone().AsObject();
        if (comfy.Takes(ComfyFailure.ForeignFile))
            told[graph.OutputId]!["inputs"]!["filename_prefix"] = "somebody-else";
        return PngText.Insert(file, "prompt", told.ToJsonString());
    }

    private JsonObject Done(ComfyGraph graph, byte[] file)
    {
        var name = $"{graph.Prefix}_00001_.png";
        if (!comfy.Takes(ComfyFailure.FileGone))
            comfy.Outputs[name] = file;
        var messages = new JsonArray();
        var output = graph.OutputId;
        if (comfy.Takes(ComfyFailure.CachedOutput))
            messages.Add(
                (JsonNode)
                    new JsonArray("execution_cached", new JsonObject { ["nodes"] = new JsonArray(output, "8"), ["prompt_id"] = task.Id })
            );
        else
            messages.Add(
                (JsonNode)new JsonArray("execution_cached", new JsonObject { ["nodes"] = new JsonArray(), ["prompt_id"] = task.Id })
            );
        if (comfy.Takes(ComfyFailure.OutputOfAnotherNode))
            output = "99";
        var entry = Ended("success", ["execution_success", new JsonObject { ["prompt_id"] = task.Id }], messages);
        if (comfy.Takes(ComfyFailure.NoOutput))
            return entry;
        var slash = name.LastIndexOf('/');
        entry["outputs"]![output] = new JsonObject
        {
            ["images"] = new JsonArray(
                new JsonObject
                {
                    ["filename"] = name[(slash + 1)..],
                    ["subfolder"] = slash < 0 ? "" : name[..slash],
                    ["type"] = output == "99" ? "temp" : "output",
                }
            ),
        };
        return entry;
    }

    private JsonArray Threw(string nodeType, string exception, string message) =>
        [
            "execution_error",
            new JsonObject
            {
                ["prompt_id"] = task.Id,
                ["node_id"] = "6",
                ["node_type"] = nodeType,
                ["exception_type"] = exception,
                ["exception_message"] = message,
            },
        ];

    private JsonObject Ended(string status, JsonArray last, JsonArray? messages = null)
    {
        var told = messages ?? [];
        told.Insert(0, new JsonArray("execution_start", new JsonObject { ["prompt_id"] = task.Id }));
        told.Add((JsonNode)last);
        return new JsonObject
        {
            ["prompt"] = task.Tell(prompt),
            ["outputs"] = new JsonObject(),
            ["status"] = new JsonObject
            {
                ["status_str"] = status,
                ["completed"] = status == "success",
                ["messages"] = told,
            },
        };
    }
}
