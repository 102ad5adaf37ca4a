using System.Text.Json.Nodes;

namespace LoraJudge.Style.Transfer.WebUi;

/// <summary>The web UI answers 200 where LoRA, checkpoint or ControlNet were left out: what it says of its work is looked at.</summary>
internal static class WebUiProof
{
    /// <returns>What was seen, as JSON.</returns>
    /// <exception cref="TransferException">Something was not applied; the message names it.</exception>
    public static string Of(WebUiReply reply, WebUiRequest sent, string lora, WebUiCheckpoint checkpoint, string name)
    {
        var hash = LoraHash(reply, lora, name);
        CheckCheckpoint(reply, checkpoint, name);
        var maps = reply.Images.Count - reply.FirstImage - 1;
        if (reply.Images.Count - reply.FirstImage < 1)
            throw Unreadable($"{name} sent no picture.");
        if (maps != WebUiRequest.Units)
            throw new TransferException(
                TransferFault.ControlNetNotApplied,
                $"ControlNet was not applied as asked: {name} sent {maps} detected maps where {WebUiRequest.Units} unit was on. Its terminal says why; the setting “Do not append detectmap to output” must be off."
            );
        if (reply.Seeds.Count == 0 || reply.Seeds[0] != sent.Seed)
            throw Unreadable(
                $"{name} took seed {(reply.Seeds.Count == 0 ? "none" : $"{reply.Seeds[0]}")} where {sent.Seed} was asked for."
            );
        if (reply.Prompts.Count == 0 || reply.Prompts[0]?.Trim() != sent.Prompt)
            throw Unreadable(
                $"{name} made the picture of another prompt than {sent.Prompt}: switch off styles and extensions that change prompts."
            );
        return new JsonObject
        {
            ["lora"] = new JsonObject { ["name"] = lora, ["hash"] = hash },
            ["checkpoint"] = new JsonObject { ["name"] = reply.CheckpointName, ["hash"] = reply.CheckpointHash },
            ["controlNet"] = new JsonObject
            {
                ["module"] = WebUiNames.Reference,
                ["detectedMaps"] = maps,
                ["told"] = reply.ControlNet,
            },
            ["seeds"] = new JsonArray([.. reply.Seeds.Select(seed => (JsonNode?)seed)]),
            ["infotext"] = reply.Infotext,
            ["version"] = reply.Version,
        }.ToJsonString();
    }

    private static string LoraHash(WebUiReply reply, string lora, string name)
    {
        var told = reply.LoraHashes;
        var ours = told.FirstOrDefault(pair => pair.Name == WebUiNames.Tidy(lora));
        if (ours.Name is null)
            throw NoLora(
                $"The LoRA {lora} was not applied: {name} names {(told.Count == 0 ? "no LoRA" : string.Join(", ", told.Select(pair => pair.Name)))} in its hashes. Is its file in the folder of LoRA models?"
            );
        if (ours.Hash.Length == 0)
            throw NoLora($"The LoRA {lora} was not applied for certain: {name} tells no hash of its file.");
        return told.Count == 1
            ? ours.Hash
            : throw NoLora(
                $"Not {lora} alone was applied, but also {string.Join(", ", told.Where(pair => pair != ours).Select(pair => pair.Name))}: switch off extensions that add LoRA models."
            );
    }

    private static void CheckCheckpoint(WebUiReply reply, WebUiCheckpoint wanted, string name)
    {
        var sameName = reply.CheckpointName == wanted.Name;
        var sameHash = wanted.Hash is null || string.IsNullOrEmpty(reply.CheckpointHash) || reply.CheckpointHash == wanted.Hash;
        if (
            (reply.CheckpointName is null && string.IsNullOrEmpty(reply.CheckpointHash))
            || !sameHash
            || (reply.CheckpointName is not null && !sameName)
        )
            throw new TransferException(
                TransferFault.OtherCheckpoint,
                $"{name} made the picture with checkpoint {reply.CheckpointName ?? "(none told)"} [{reply.CheckpointHash}] where {wanted.Name} [{wanted.Hash}] was asked for."
            );
    }

    private static TransferException NoLora(string message) => new(TransferFault.LoraNotApplied, message);

    private static TransferException Unreadable(string message) => new(TransferFault.Unreadable, message);
}
