using System.Text.Json.Nodes;

namespace LoraJudge.Testing.Transfer;

/// <summary>A prompt as the queue and the history tell it.</summary>
internal sealed record ComfyTask(string Id, int Number, JsonObject Prompt, JsonObject Extra)
{
    public JsonArray Tell(JsonObject prompt) => [Number, Id, prompt.DeepClone(), Extra.DeepClone(), new JsonArray()];
}

/// <summary>One prompt at a time; what is done stands in the history until the process ends.</summary>
internal sealed class ComfyQueue(StandInComfyUi comfy, CancellationToken life)
{
    private readonly Lock gate = new();
    private readonly List<ComfyTask> pending = [];
    private readonly Dictionary<string, JsonObject> history = [];
    private readonly SemaphoreSlim turn = new(1);
    private CancellationTokenSource? stop;
    private ComfyTask? running;
    private int numbers;

    public ComfyTask Add(string id, JsonObject prompt, JsonObject extra)
    {
        var task = new ComfyTask(id, Interlocked.Increment(ref numbers), prompt, extra);
        lock (gate)
            pending.Add(task);
        _ = Task.Run(() => RunAsync(task), CancellationToken.None);
        return task;
    }

    public JsonObject Tell()
    {
        lock (gate)
        {
            return new JsonObject
            {
                ["queue_running"] = new JsonArray([.. new[] { running }.OfType<ComfyTask>().Select(task => task.Tell(task.Prompt))]),
                ["queue_pending"] = new JsonArray([.. pending.Select(task => task.Tell(task.Prompt))]),
            };
        }
    }

    public JsonObject History(string id)
    {
        lock (gate)
            return history.TryGetValue(id, out var entry) ? new JsonObject { [id] = entry.DeepClone() } : [];
    }

    /// <summary>Takes out what still waits.</summary>
    public void Delete(string id)
    {
        lock (gate)
        {
            if (pending.RemoveAll(task => task.Id == id) > 0)
                comfy.Deleted.Enqueue(id);
        }
    }

    /// <param name="id">Null: whatever runs.</param>
    public void Interrupt(string? id)
    {
        lock (gate)
        {
            if (running is null || (id is not null && running.Id != id))
                return;
            comfy.Interrupted.Enqueue(running.Id);
            stop?.Cancel();
        }
    }

    /// <summary>Somebody else's prompt runs until the returned object is disposed.</summary>
    public IDisposable Occupy()
    {
        turn.Wait(life);
        lock (gate)
            running = new ComfyTask("7b8e4a9c-0000-4000-8000-000000000001", 0, [], []);
        return new Ending(this);
    }

    public void Forget()
    {
        lock (gate)
        {
            pending.Clear();
            history.Clear();
            running = null;
        }
    }

    private async Task RunAsync(ComfyTask task)
    {
        try
        {
            await turn.WaitAsync(life);
            using var ending = new Ending(this);
            lock (gate)
            {
                if (!pending.Remove(task))
                    return;
                running = task;
                stop = CancellationTokenSource.CreateLinkedTokenSource(life);
            }

            var entry = await new ComfyExecution(comfy, task).RunAsync(stop.Token, life);
            lock (gate)
            {
                if (entry is not null && !life.IsCancellationRequested)
                    history[task.Id] = entry;
            }
        }
        catch (OperationCanceledException)
        {
            // The process ended.
        }
    }

    private sealed class Ending(ComfyQueue queue) : IDisposable
    {
        private int ended;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref ended, 1) == 1)
                return;
            lock (queue.gate)
            {
                queue.running = null;
                queue.stop?.Dispose();
                queue.stop = null;
            }

            queue.turn.Release();
        }
    }
}
