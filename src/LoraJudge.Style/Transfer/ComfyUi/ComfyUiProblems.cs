using System.Text.Json;
using LoraJudge.Style.Transfer.Calls;

namespace LoraJudge.Style.Transfer.ComfyUi;

/// <summary>What workflow and ComfyUI lack of what pictures need, found out before the first one.</summary>
internal sealed class ComfyUiProblems(BackEndCalls calls, ComfyUiOptions options)
{
    public async Task<IReadOnlyList<string>> FindAsync(IReadOnlyCollection<string> loras, CancellationToken cancellation)
    {
        var models = await calls.GetAsync("models/loras", cancellation);
        if (models.Status is 401 or 403)
            return [$"{calls.Name} refuses user and password: write them into {ComfyUiOptions.Section}:User and Password."];
        if (models.IsMissing)
            return [$"{calls.Name} does not list its LoRA models: is it ComfyUI? Update it."];
        List<string> problems = [.. LoraProblems(Texts(models.Json()), loras)];
        var checkpoints = Texts((await calls.GetAsync("models/checkpoints", cancellation)).Json());
        if (ComfyFiles.Find(checkpoints, options.Checkpoint) is null)
            problems.Add(
                $"{calls.Name} has no checkpoint {options.Checkpoint}; it has {Some(checkpoints)}. Write one of them into {ComfyUiOptions.Section}:Checkpoint."
            );
        try
        {
            await AddNodesAsync(problems, await ComfyWorkflow.LoadAsync(options.Workflow, cancellation), cancellation);
        }
        catch (TransferException exception) when (exception.Fault == TransferFault.Refused)
        {
            problems.Add(exception.Message);
        }

        return problems;
    }

    public static IReadOnlyList<string> Texts(JsonElement list) => [.. list.Items().Select(item => item.Text()).OfType<string>()];

    private IEnumerable<string> LoraProblems(IReadOnlyList<string> there, IEnumerable<string> wanted) =>
        from lora in wanted.Distinct()
        where ComfyFiles.Find(there, lora) is null
        select ComfyFiles.IsAmbiguous(there, lora)
            ? $"{calls.Name} has several LoRA files named {lora}: name it with its folder."
            : $"{calls.Name} has no LoRA {lora}: put its file into the folder models/loras.";

    private async Task AddNodesAsync(List<string> problems, ComfyWorkflow workflow, CancellationToken cancellation)
    {
        foreach (var name in workflow.Classes)
        {
            var known = (await calls.GetAsync($"object_info/{Uri.EscapeDataString(name)}", cancellation)).Json().Get(name);
            if (known is not { ValueKind: JsonValueKind.Object } node)
                problems.Add($"{calls.Name} has no node {name}{Where(name)}");
            else
                problems.AddRange(InputProblems(workflow, name, node.Get("input") ?? default));
        }
    }

    /// <summary>Values that are chosen from a list which has no such value.</summary>
    private IEnumerable<string> InputProblems(ComfyWorkflow workflow, string nodeClass, JsonElement inputs)
    {
        var choices = (
            from part in inputs.Members()
            from input in part.Value.Members()
            let values = Choices(input.Value)
            where values.Count > 0
            select (input.Name, Values: values)
        ).ToList();
        return from node in workflow.Nodes
            where ComfyNode.Class(node.Value) == nodeClass
            from choice in choices
            let value = Value(ComfyNode.Text(ComfyNode.Inputs(node.Value)[choice.Name]))
            where value is not null && !choice.Values.Contains(value)
            select $"{calls.Name} has no {choice.Name} {value} for node {node.Key} ({nodeClass}) of the workflow; it has {Some(choice.Values)}.";
    }

    /// <summary>What will stand there; null where only a picture's request says it.</summary>
    private string? Value(string? text) =>
        text is null ? null
        : text == ComfyValues.Placeholder("sampler") ? options.Sampler
        : text == ComfyValues.Placeholder("scheduler") ? options.Scheduler
        : text.Contains("{{", StringComparison.Ordinal) ? null
        : text;

    /// <summary>Either <c>[[a, b], …]</c> or, in newer versions, <c>["COMBO", {"options": [a, b]}]</c>.</summary>
    private static IReadOnlyList<string> Choices(JsonElement input)
    {
        var parts = input.Items().ToList();
        if (parts.Count == 0)
            return [];
        return parts[0].ValueKind == JsonValueKind.Array ? Texts(parts[0])
            : parts[0].Text() == "COMBO" && parts.Count > 1
                ? [.. parts[1].Items("options").Select(option => option.Text()).OfType<string>()]
            : [];
    }

    private static string Where(string nodeClass) =>
        nodeClass switch
        {
            "HEDPreprocessor" => ": install comfyui_controlnet_aux.",
            "ReferenceOnlySimple" => ": install ComfyUI_experiments.",
            _ => ", which the workflow uses: install it, or take it out of the workflow.",
        };

    private static string Some(IReadOnlyList<string> names) =>
        names.Count == 0 ? "none" : string.Join(", ", names.Take(12)) + (names.Count > 12 ? $" and {names.Count - 12} others" : "");
}
