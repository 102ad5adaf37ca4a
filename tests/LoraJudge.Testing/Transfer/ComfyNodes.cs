using System.Text.Json.Nodes;

namespace LoraJudge.Testing.Transfer;

/// <summary>The nodes that are installed, as <c>/object_info</c> describes them, and what a prompt has to be.</summary>
internal static class ComfyNodes
{
    public static JsonObject Describe(StandInComfyUi comfy)
    {
        var nodes = new JsonObject
        {
            ["CheckpointLoaderSimple"] = Node("MODEL,CLIP,VAE", ("ckpt_name", Choice(comfy.Checkpoints))),
            ["LoraLoader"] = Node(
                "MODEL,CLIP",
                ("model", Type("MODEL")),
                ("clip", Type("CLIP")),
                ("lora_name", Choice(comfy.Loras)),
                ("strength_model", Type("FLOAT")),
                ("strength_clip", Type("FLOAT"))
            ),
            ["LoraLoaderModelOnly"] = Node(
                "MODEL",
                ("model", Type("MODEL")),
                ("lora_name", Choice(comfy.Loras)),
                ("strength_model", Type("FLOAT"))
            ),
            ["CLIPTextEncode"] = Node("CONDITIONING", ("text", Type("STRING")), ("clip", Type("CLIP"))),
            ["LoadImage"] = Node("IMAGE,MASK", ("image", Choice([.. comfy.Inputs.Keys]))),
            ["HEDPreprocessor"] = Node("IMAGE", ("image", Type("IMAGE"))),
            ["ImageInvert"] = Node("IMAGE", ("image", Type("IMAGE"))),
            ["ImageScale"] = Node(
                "IMAGE",
                ("image", Type("IMAGE")),
                ("upscale_method", Choice(["nearest-exact", "bilinear", "area", "bicubic", "lanczos"])),
                ("width", Type("INT")),
                ("height", Type("INT")),
                ("crop", Choice(["disabled", "center"]))
            ),
            ["VAEEncode"] = Node("LATENT", ("pixels", Type("IMAGE")), ("vae", Type("VAE"))),
            ["ReferenceOnlySimple"] = Node(
                "MODEL,LATENT",
                ("model", Type("MODEL")),
                ("reference", Type("LATENT")),
                ("batch_size", Type("INT"))
            ),
            ["EmptyLatentImage"] = Node("LATENT", ("width", Type("INT")), ("height", Type("INT")), ("batch_size", Type("INT"))),
            ["KSampler"] = Node(
                "LATENT",
                ("model", Type("MODEL")),
                ("seed", Type("INT")),
                ("steps", Type("INT")),
                ("cfg", Type("FLOAT")),
                ("sampler_name", Choice(["euler", "euler_ancestral", "dpmpp_2m"])),
                ("scheduler", Choice(["normal", "karras", "simple"])),
                ("positive", Type("CONDITIONING")),
                ("negative", Type("CONDITIONING")),
                ("latent_image", Type("LATENT")),
                ("denoise", Type("FLOAT"))
            ),
            ["LatentFromBatch"] = Node("LATENT", ("samples", Type("LATENT")), ("batch_index", Type("INT")), ("length", Type("INT"))),
            ["VAEDecode"] = Node("IMAGE", ("samples", Type("LATENT")), ("vae", Type("VAE"))),
            ["SaveImage"] = Node("", ("images", Type("IMAGE")), ("filename_prefix", Type("STRING"))),
            ["PreviewImage"] = Node("", ("images", Type("IMAGE"))),
        };
        foreach (var missing in comfy.MissingNodes)
            nodes.Remove(missing);
        return nodes;
    }

    /// <returns>As the reply of 400 has it; null where the prompt can be executed.</returns>
    public static JsonObject? Validate(JsonObject prompt, JsonObject nodes)
    {
        foreach (var (_, node) in prompt)
        {
            if (node?["class_type"] is not JsonValue name)
                return Error("invalid_prompt", "Cannot execute because a node is missing the class_type property.");
            if (!nodes.ContainsKey($"{name}"))
                return Error("invalid_prompt", $"Cannot execute because node {name} does not exist.");
        }

        if (!prompt.Any(node => $"{node.Value!["class_type"]}" is "SaveImage" or "PreviewImage"))
            return Error("prompt_no_outputs", "Prompt has no outputs");
        var wrong = new JsonObject();
        foreach (var (id, node) in prompt)
        {
            var found = Wrong(node!.AsObject(), nodes[$"{node["class_type"]}"]!.AsObject(), prompt, nodes);
            if (found.Count > 0)
                wrong[id] = new JsonObject
                {
                    ["errors"] = found,
                    ["dependent_outputs"] = new JsonArray(),
                    ["class_type"] = $"{node["class_type"]}",
                };
        }

        if (wrong.Count == 0)
            return null;
        var reply = Error("prompt_outputs_failed_validation", "Prompt outputs failed validation");
        reply["node_errors"] = wrong;
        return reply;
    }

    private static JsonArray Wrong(JsonObject node, JsonObject known, JsonObject prompt, JsonObject nodes)
    {
        var wrong = new JsonArray();
        var inputs = node["inputs"] as JsonObject ?? [];
        foreach (var (input, wanted) in known["input"]!["required"]!.AsObject())
        {
            if (inputs[input] is not { } value)
                wrong.Add((JsonNode)Problem("required_input_missing", "Required input is missing", input));
            else if (value is JsonArray link)
                AddLink(wrong, input, link, prompt, nodes, wanted!);
            else if (wanted![0] is JsonArray choices && !choices.Any(choice => JsonNode.DeepEquals(choice, value)))
                wrong.Add(
                    (JsonNode)Problem(
                        "value_not_in_list",
                        "Value not in list",
                        $"{input}: '{value}' not in (list of length {choices.Count})"
                    )
                );
            else if ($"{wanted[0]}" is "INT" && !long.TryParse($"{value}", out _))
                wrong.Add((JsonNode)Problem("invalid_input_type", "Failed to convert an input value to a INT value", $"{input}, {value}"));
            else if ($"{wanted[0]}" is "MODEL" or "CLIP" or "VAE" or "IMAGE" or "LATENT" or "CONDITIONING")
                wrong.Add(
                    (JsonNode)Problem("bad_linked_input", "Bad linked input, must be a length-2 list of [node_id, slot_index]", input)
                );
        }

        return wrong;
    }

    private static void AddLink(JsonArray wrong, string input, JsonArray link, JsonObject prompt, JsonObject nodes, JsonNode wanted)
    {
        var source = prompt[$"{link[0]}"];
        var outputs = source is null ? null : nodes[$"{source["class_type"]}"]?["output"] as JsonArray;
        var slot = link.Count == 2 && link[1] is JsonValue number ? number.GetValue<int>() : -1;
        if (outputs is null || slot < 0 || slot >= outputs.Count)
            wrong.Add((JsonNode)Problem("exception_during_validation", "Exception when validating node", input));
        else if ($"{outputs[slot]}" != $"{wanted[0]}")
            wrong.Add(
                (JsonNode)Problem(
                    "return_type_mismatch",
                    "Return type mismatch between linked nodes",
                    $"{input}, {outputs[slot]} != {wanted[0]}"
                )
            );
    }

    private static JsonObject Problem(string type, string message, string details) =>
        new()
        {
            ["type"] = type,
            ["message"] = message,
            ["details"] = details,
            ["extra_info"] = new JsonObject(),
        };

    private static JsonObject Error(string type, string message)
    {
        var error = Problem(type, message, "");
        return new JsonObject { ["error"] = error, ["node_errors"] = new JsonObject() };
    }

    private static JsonObject Node(string outputs, params (string Name, JsonArray Wanted)[] inputs)
    {
        var required = new JsonObject();
        foreach (var (name, wanted) in inputs)
            required[name] = wanted;
        return new JsonObject
        {
            ["input"] = new JsonObject { ["required"] = required },
            ["output"] = new JsonArray([.. outputs.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(output => (JsonNode)output)]),
            ["output_node"] = outputs.Length == 0,
        };
    }

    private static JsonArray Type(string type) => [type, new JsonObject()];

    private static JsonArray Choice(IEnumerable<string> values) =>
        [new JsonArray([.. values.Select(value => (JsonNode)value)]), new JsonObject()];
}
