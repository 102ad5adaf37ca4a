using System.Text.Json;
using System.Text.Json.Nodes;
using LoraJudge.Style.Transfer.Calls;

namespace LoraJudge.Style.Transfer.ComfyUi;

/// <summary>ComfyUI ends well where an extension changed the prompt or the file is another's: what it tells and saved is looked at.</summary>
internal static class ComfyProof
{
    /// <returns>The one file that the prompt saved, and the node that did.</returns>
    /// <exception cref="TransferException">Another prompt was executed than was sent, or the picture is not this prompt's.</exception>
    public static (string File, string Folder, string Node) Saved(ComfyHistory ended, JsonObject sent, ComfyValues values, string name)
    {
        if (ended.Failure(name) is { } failure)
            throw failure;
        CheckExecuted(ended, sent, values, name);
        var output = ComfyPath.Of(sent, ComfyTold.Of(values)).Output!;
        if (ended.Cached.Contains(output))
            throw Unreadable($"{name} gives the picture of an earlier prompt: node {ComfyNode.Words(sent, output)} was not executed.");
        var saved = ended.Saved(output);
        if (saved.Count != 1)
            throw Unreadable(
                $"{name} tells {saved.Count} pictures of node {ComfyNode.Words(sent, output)} where one was asked for{(ended.Outputs.Count > 0 && saved.Count == 0 ? $"; it tells pictures of {string.Join(", ", ended.Outputs)}" : "")}."
            );
        var prefix = values.Prefix.Split('/')[^1];
        return saved[0].File.StartsWith(prefix, StringComparison.Ordinal)
            ? (saved[0].File, saved[0].Folder, output)
            : throw Unreadable($"{name} tells the file {saved[0].File}, which is not this prompt's.");
    }

    /// <summary>The prompt within the file must be this one; a file without is as good as its name.</summary>
    /// <returns>Whether the file holds it.</returns>
    public static bool CheckFile(byte[] file, JsonObject sent, string name)
    {
        if (PngTexts.Find(file, "prompt") is not { } told)
            return false;
        return Differs(Parse(told), sent) is { } node
            ? throw Unreadable($"{name} gives a picture that says itself that it was made by another prompt: {node}.")
            : true;
    }

    public static string Of(ComfyHistory ended, JsonObject sent, ComfyValues values, string promptId, string node, bool inFile)
    {
        var path = ComfyPath.Of(sent, ComfyTold.Of(values));
        return new JsonObject
        {
            ["lora"] = new JsonObject { ["file"] = values.Lora, ["node"] = Words(path.Lora) },
            ["checkpoint"] = new JsonObject { ["file"] = values.Checkpoint },
            ["reference"] = new JsonObject { ["image"] = values.Image, ["node"] = Words(path.Reference) },
            ["sampler"] = Words(path.Sampler),
            ["output"] = Words(node),
            ["seed"] = values.Seed,
            ["promptId"] = promptId,
            ["executed"] = "as sent",
            ["cached"] = new JsonArray([.. ended.Cached.Select(id => (JsonNode?)id)]),
            ["promptInFile"] = inFile,
        }.ToJsonString();

        string? Words(string? id) => id is null ? null : ComfyNode.Words(sent, id);
    }

    private static void CheckExecuted(ComfyHistory ended, JsonObject sent, ComfyValues values, string name)
    {
        if (ended.Prompt is not { ValueKind: JsonValueKind.Object } told || Parse(told.GetRawText()) is not { } executed)
            throw Unreadable($"{name} does not tell what it executed.");
        if (ComfyPath.Problems(executed, ComfyTold.Of(values)) is [var problem, ..])
            throw new TransferException(problem.Fault, $"{name} executed another prompt than was sent. {problem.Says}");
        if (Differs(executed, sent) is { } node)
            throw Unreadable($"{name} executed another prompt than was sent: {node}. An extension changes it.");
    }

    /// <returns>Words on the first node that differs; null where none does.</returns>
    private static string? Differs(JsonObject? told, JsonObject sent)
    {
        if (told is null)
            return "it cannot be read";
        foreach (var (id, node) in sent)
        {
            var same =
                ComfyNode.Class(told[id]) == ComfyNode.Class(node)
                && JsonNode.DeepEquals(ComfyNode.Inputs(told[id]), ComfyNode.Inputs(node));
            if (!same)
                return $"node {ComfyNode.Words(sent, id)} differs";
        }

        return told.Select(node => node.Key).FirstOrDefault(id => !sent.ContainsKey(id)) is { } added ? $"node {added} was added" : null;
    }

    private static JsonObject? Parse(string json)
    {
        try
        {
            return JsonNode.Parse(json, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false }) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static TransferException Unreadable(string message) => new(TransferFault.Unreadable, message);
}
