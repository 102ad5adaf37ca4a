using System.Text.Json.Nodes;

namespace LoraJudge.Style.Transfer.ComfyUi;

/// <summary>What a prompt's nodes are known by: placeholders in a workflow file, values in a prompt.</summary>
/// <param name="Seed">As JSON.</param>
internal sealed record ComfyTold(string Lora, string Checkpoint, string Image, string Seed, string Prefix)
{
    public static ComfyTold Placeholders { get; } =
        new(
            ComfyValues.Placeholder("lora"),
            ComfyValues.Placeholder("checkpoint"),
            ComfyValues.Placeholder("image"),
            $"\"{ComfyValues.Placeholder("seed")}\"",
            ComfyValues.Placeholder("prefix")
        );

    public static ComfyTold Of(ComfyValues values) =>
        new(values.Lora, values.Checkpoint, values.Image, FormattableString.Invariant($"{values.Seed}"), values.Prefix);
}

/// <param name="Says">A sentence that names it.</param>
internal sealed record ComfyProblem(TransferFault Fault, string Says);

/// <summary>
/// Walks a prompt back from its output: a node that is there but does not lie on the picture's way has no effect, and ComfyUI says nothing.
/// </summary>
internal sealed class ComfyPath
{
    private readonly JsonObject nodes;
    private readonly ComfyTold told;

    private ComfyPath(JsonObject nodes, ComfyTold told)
    {
        (this.nodes, this.told) = (nodes, told);
        Output = nodes
            .FirstOrDefault(node =>
                Inputs(node.Key).Any(input => ComfyNode.Text(input.Value)?.StartsWith(told.Prefix, StringComparison.Ordinal) == true)
            )
            .Key;
        Reached = Output is null ? [] : Behind(Output);
        Sampler = Reached.FirstOrDefault(id => ComfyNode.Link(Inputs(id)["latent_image"]) is not null);
        Models = Sampler is null ? [] : ModelsOf(Sampler);
    }

    /// <summary>Id of the node that saves the picture.</summary>
    public string? Output { get; }

    public string? Sampler { get; }

    /// <summary>Ids of what lies behind the output, itself included, nearest first.</summary>
    public IReadOnlyList<string> Reached { get; }

    /// <summary>Ids of what the sampler's model comes through, with the slot that it leaves each by.</summary>
    public IReadOnlyList<(string Id, int Slot)> Models { get; }

    /// <summary>The first node through which the sampler's model passes that names the LoRA.</summary>
    public string? Lora => Models.FirstOrDefault(model => model.Slot == 0 && ComfyNode.Has(nodes[model.Id], told.Lora)).Id;

    public string? Reference => References().FirstOrDefault(IsInEffect);

    public static ComfyPath Of(JsonObject nodes, ComfyTold told) => new(nodes, told);

    public static IReadOnlyList<ComfyProblem> Problems(JsonObject nodes, ComfyTold told) => [.. new ComfyPath(nodes, told).Find()];

    private IEnumerable<ComfyProblem> Find()
    {
        if (Output is null)
            return [new(TransferFault.Unreadable, $"No node saves the picture as {told.Prefix}.")];
        if (Sampler is null)
            return [new(TransferFault.Unreadable, $"Node {Words(Output)} saves a picture that comes from no sampler.")];
        return [.. LoraProblems(), .. CheckpointProblems(), .. ReferenceProblems(), .. SamplerProblems()];
    }

    private IEnumerable<ComfyProblem> LoraProblems()
    {
        if (Lora is not { } lora)
        {
            var named = nodes.FirstOrDefault(node => ComfyNode.Has(node.Value, told.Lora)).Key;
            yield return new(
                TransferFault.LoraNotApplied,
                named is null
                    ? $"The LoRA {told.Lora} was not applied: no node names it."
                    : $"The LoRA {told.Lora} is not applied: the model of sampler {Words(Sampler!)} does not come from node {Words(named)}. Lead MODEL of the one to model of the other."
            );
        }
        else if (Zero(lora, "strength_model", "strength"))
            yield return new(
                TransferFault.LoraNotApplied,
                $"The LoRA {told.Lora} is not applied: strength_model of node {Words(lora)} is 0."
            );
    }

    private IEnumerable<ComfyProblem> CheckpointProblems()
    {
        if (!Models.Any(model => ComfyNode.Has(nodes[model.Id], told.Checkpoint)))
            yield return new(
                TransferFault.OtherCheckpoint,
                $"The model of sampler {Words(Sampler!)} does not come from checkpoint {told.Checkpoint}{Instead()}."
            );
    }

    private string Instead() =>
        Models.Select(model => ComfyNode.Text(Inputs(model.Id)["ckpt_name"])).OfType<string>().FirstOrDefault() is { } other
            ? $", but from {other}"
            : "";

    private IEnumerable<ComfyProblem> ReferenceProblems()
    {
        var image = nodes.FirstOrDefault(node => ComfyNode.Has(node.Value, told.Image)).Key;
        if (image is null || !Reached.Contains(image))
            yield return NoReference($"the picture {told.Image} does not lie on the way to node {Words(Output!)}.");
        else if (Reference is not { } reference)
            yield return NoReference(
                References().FirstOrDefault() is { } idle
                    ? $"node {Words(idle)} has no effect on sampler {Words(Sampler!)}: lead its MODEL to the sampler's model."
                    : $"no node whose class names “Reference” lies between the picture and sampler {Words(Sampler!)}."
            );
        else if (!Behind(reference).Contains(image))
            yield return NoReference($"node {Words(reference)} does not refer to the picture {told.Image}.");
        else if (!Behind(reference).Any(id => IsLines(id) && Behind(id).Contains(image)))
            yield return NoReference($"no HED node makes a line drawing of {told.Image} on the way to node {Words(reference)}.");
        foreach (
            var muted in Reached.Where(id =>
                ComfyNode.Class(nodes[id]).Contains("Control", StringComparison.Ordinal) && Zero(id, "strength")
            )
        )
            yield return NoReference($"strength of node {Words(muted)} is 0.");
    }

    private IEnumerable<ComfyProblem> SamplerProblems()
    {
        if (!Reached.Any(id => Inputs(id) is var inputs && (inputs["seed"] ?? inputs["noise_seed"])?.ToJsonString() == told.Seed))
            yield return new(TransferFault.Unreadable, $"Sampler {Words(Sampler!)} has another seed than {told.Seed}.");
        if (Zero(Sampler!, "denoise", "steps"))
            yield return new(TransferFault.Unreadable, $"Sampler {Words(Sampler!)} does nothing: denoise or steps is 0.");
    }

    private static ComfyProblem NoReference(string why) => new(TransferFault.ControlNetNotApplied, $"The reference is not applied: {why}");

    private IEnumerable<string> References() =>
        Reached.Where(id => ComfyNode.Class(nodes[id]).Contains("Reference", StringComparison.OrdinalIgnoreCase));

    /// <summary>A node that changes a model does so only to what takes that model.</summary>
    private bool IsInEffect(string reference) =>
        ComfyNode.Link(Inputs(reference)["model"]) is null || Models.Any(model => model.Id == reference && model.Slot == 0);

    /// <summary>Also the one node for all preprocessors, which names this one in an input.</summary>
    private bool IsLines(string id) =>
        ComfyNode.Class(nodes[id]).Contains("HED", StringComparison.Ordinal)
        || Inputs(id).Any(input => ComfyNode.Text(input.Value)?.Contains("HED", StringComparison.Ordinal) == true);

    private bool Zero(string id, params ReadOnlySpan<string> inputs)
    {
        foreach (var input in inputs)
        {
            if (ComfyNode.Number(Inputs(id)[input]) == 0)
                return true;
        }

        return false;
    }

    private List<string> Behind(string from)
    {
        var (found, left) = (new List<string>(), new Queue<string>([from]));
        while (left.TryDequeue(out var id))
        {
            if (found.Contains(id) || nodes[id] is null)
                continue;
            found.Add(id);
            foreach (var input in Inputs(id))
            {
                if (ComfyNode.Link(input.Value) is { } link)
                    left.Enqueue(link.Source);
            }
        }

        return found;
    }

    private List<(string Id, int Slot)> ModelsOf(string sampler)
    {
        var (found, left) = (new List<(string Id, int Slot)>(), new Queue<string>([sampler]));
        while (left.TryDequeue(out var id))
        {
            foreach (var (name, value) in Inputs(id))
            {
                var passes = name.StartsWith("model", StringComparison.Ordinal) || name == "guider";
                if (!passes || ComfyNode.Link(value) is not { } link || nodes[link.Source] is null || found.Contains(link))
                    continue;
                found.Add(link);
                left.Enqueue(link.Source);
            }
        }

        return found;
    }

    private JsonObject Inputs(string id) => ComfyNode.Inputs(nodes[id]);

    private string Words(string id) => ComfyNode.Words(nodes, id);
}
