using System.Text.Json;
using LoraJudge.Style.Transfer.Calls;

namespace LoraJudge.Style.Transfer.ComfyUi;

/// <summary>A prompt that has ended, as the history tells it.</summary>
internal sealed record ComfyHistory(JsonElement Entry)
{
    /// <summary>What was executed; null where it is not told.</summary>
    public JsonElement? Prompt => Entry.Items("prompt").Skip(2).Select(prompt => (JsonElement?)prompt).FirstOrDefault();

    /// <summary>Nodes whose results came from earlier prompts.</summary>
    public IReadOnlyList<string> Cached =>
        [.. Message("execution_cached")?.Items("nodes").Select(node => node.Text() ?? node.ToString()) ?? []];

    /// <summary>Files that a node saved; those of previews are not among them.</summary>
    public IReadOnlyList<(string File, string Folder)> Saved(string node) =>
        [
            .. from image in (Entry.Get("outputs")?.Get(node) ?? default).Items("images")
            where image.Text("type") == "output"
            let file = image.Text("filename")
            where file is not null
            select (file, image.Text("subfolder") ?? ""),
        ];

    /// <summary>Nodes that told pictures.</summary>
    public IReadOnlyList<string> Outputs => [.. (Entry.Get("outputs") ?? default).Members().Select(output => output.Name)];

    /// <summary>Null where it ended well.</summary>
    public TransferException? Failure(string name)
    {
        var status = Entry.Get("status")?.Text("status_str");
        if (status is "success")
            return null;
        if (status is null)
            return new TransferException(TransferFault.Unreadable, $"{name} does not say how the prompt ended.");
        if (Message("execution_interrupted") is not null)
            return new TransferException(TransferFault.Unavailable, $"Somebody interrupted {name} while it made the picture.");
        var error = Message("execution_error") ?? default;
        var kind = error.Text("exception_type") ?? "";
        var words =
            $"{name} failed in node {error.Text("node_id")} ({error.Text("node_type")}): {kind} {(error.Text("exception_message") ?? "").Shortened()}";
        return new TransferException(
            kind.Contains("OutOfMemory", StringComparison.OrdinalIgnoreCase) ? TransferFault.Unavailable : TransferFault.Refused,
            words.Trim()
        );
    }

    private JsonElement? Message(string type) =>
        (Entry.Get("status") ?? default)
            .Items("messages")
            .Select(message => message.Items().ToList())
            .Where(message => message.Count == 2 && message[0].Text() == type)
            .Select(message => (JsonElement?)message[1])
            .LastOrDefault();
}
