using System.Text.Json;
using System.Text.Json.Nodes;
using LoraJudge.Style.Transfer.Calls;

namespace LoraJudge.Style.Transfer.ComfyUi;

/// <summary>Prompts from the queue to the history.</summary>
internal sealed class ComfyQueue(BackEndCalls calls, ComfyUiOptions options, TimeProvider time)
{
    /// <summary>Looks in a row at which a prompt is nowhere, until it is taken for forgotten: it is nowhere while it moves to the history.</summary>
    private const int Misses = 3;

    private readonly string client = $"lorajudge-{Guid.NewGuid():N}";

    /// <summary>Puts a prompt into the queue.</summary>
    /// <returns>Its id, which older versions give themselves.</returns>
    /// <exception cref="TransferException">It cannot be executed; the message names the nodes.</exception>
    public async Task<string> AddAsync(string id, JsonObject prompt, CancellationToken cancellation)
    {
        var answer = await calls.PostAsync(
            "prompt",
            new JsonObject
            {
                ["prompt"] = prompt.DeepClone(),
                ["prompt_id"] = id,
                ["client_id"] = client,
            },
            cancellation
        );
        if (answer.Status == 400)
            throw new TransferException(TransferFault.Refused, $"{calls.Name} refuses the workflow: {Words(answer.Parse()).Shortened()}");
        return answer.Json().Text("prompt_id")
            ?? throw new TransferException(TransferFault.Unreadable, $"{calls.Name} gives the prompt no id: is it ComfyUI?");
    }

    /// <returns>Null where it has not ended.</returns>
    public async Task<ComfyHistory?> EndedAsync(string id, CancellationToken cancellation) =>
        (await calls.GetAsync($"history/{id}", cancellation)).Json().Get(id) is { ValueKind: JsonValueKind.Object } entry
            ? new ComfyHistory(entry)
            : null;

    /// <summary>Whether it waits or is worked on.</summary>
    public async Task<bool> IsUnderWayAsync(string id, CancellationToken cancellation)
    {
        var (running, waiting) = await StateAsync(id, cancellation);
        return running || waiting;
    }

    /// <summary>Waits as long as the prompt waits or is worked on.</summary>
    /// <exception cref="TransferException">It was forgotten, or nothing was heard for too long.</exception>
    public async Task<ComfyHistory> WaitAsync(string id, CancellationToken cancellation)
    {
        var (heard, misses) = (time.GetTimestamp(), 0);
        while (true)
        {
            try
            {
                if (await EndedAsync(id, cancellation) is { } ended)
                    return ended;
                misses = await IsUnderWayAsync(id, cancellation) ? 0 : misses + 1;
                heard = time.GetTimestamp();
            }
            catch (TransferException exception)
                when (exception.IsTransient && time.GetElapsedTime(heard).TotalSeconds < options.TimeoutSeconds)
            {
                // It may be there at the next look.
            }

            if (misses == Misses)
                throw new TransferException(TransferFault.Unavailable, $"{calls.Name} has forgotten the picture: was it started again?");
            await Task.Delay(TimeSpan.FromMilliseconds(options.PollMilliseconds), time, cancellation);
        }
    }

    /// <summary>Takes the prompt out of the queue, or stops it where it runs; others' are left alone.</summary>
    public async Task CancelAsync(string id)
    {
        try
        {
            await calls.PostAsync("queue", new JsonObject { ["delete"] = new JsonArray(id) }, CancellationToken.None);
            // Older versions stop whatever runs, whatever id they are told.
            if ((await StateAsync(id, CancellationToken.None)).Running)
                await calls.PostAsync("interrupt", new JsonObject { ["prompt_id"] = id }, CancellationToken.None);
        }
        catch (TransferException)
        {
            // It is away: there is nothing to stop.
        }
    }

    private async Task<(bool Running, bool Waiting)> StateAsync(string id, CancellationToken cancellation)
    {
        var queue = (await calls.GetAsync("queue", cancellation)).Json();
        return (Holds(queue, "queue_running", id), Holds(queue, "queue_pending", id));
    }

    private static bool Holds(JsonElement queue, string part, string id) =>
        queue.Items(part).Any(prompt => prompt.Items().Skip(1).Select(field => field.Text()).FirstOrDefault() == id);

    private static string Words(JsonElement refusal)
    {
        var nodes =
            from node in (refusal.Get("node_errors") ?? default).Members()
            from error in node.Value.Items("errors")
            select $"node {node.Name} ({node.Value.Text("class_type")}): {error.Text("message")}, {error.Text("details")}";
        var whole = refusal.Get("error");
        return string.Join("; ", nodes.Prepend($"{whole?.Text("message") ?? whole?.Text()}"));
    }
}
