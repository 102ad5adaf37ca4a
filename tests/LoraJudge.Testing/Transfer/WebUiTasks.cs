using System.Collections.Concurrent;

namespace LoraJudge.Testing.Transfer;

/// <summary>One task at a time, the others wait; finished ones are remembered.</summary>
internal sealed class WebUiTasks
{
    private readonly SemaphoreSlim turn = new(1);
    private readonly ConcurrentDictionary<string, bool> waiting = new();
    private readonly ConcurrentQueue<string> finished = new();
    private CancellationTokenSource? stop;
    private int jobs;

    public ConcurrentQueue<string> Interrupted { get; } = new();

    public string? Active { get; private set; }

    /// <summary>Of the last job, running or not.</summary>
    public bool WasInterrupted { get; private set; }

    public string Timestamp { get; private set; } = "0";

    /// <summary>Waits for its turn; the task ends when the returned object is disposed.</summary>
    public async Task<IDisposable> BeginAsync(string id, CancellationToken life)
    {
        waiting[id] = true;
        try
        {
            await turn.WaitAsync(life);
        }
        finally
        {
            waiting.TryRemove(id, out _);
        }

        stop = CancellationTokenSource.CreateLinkedTokenSource(life);
        (Active, WasInterrupted, Timestamp) = (id, false, $"{20260101000000L + Interlocked.Increment(ref jobs)}");
        return new Ending(this, id);
    }

    /// <summary>Passes while a picture is made.</summary>
    /// <returns>False where it was interrupted.</returns>
    public async Task<bool> WorkAsync(Func<CancellationToken, Task> work, CancellationToken life)
    {
        try
        {
            await work(stop!.Token);
            return true;
        }
        catch (OperationCanceledException) when (!life.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>Whatever runs is stopped.</summary>
    public void Interrupt()
    {
        if (Active is not { } id)
            return;
        WasInterrupted = true;
        Interrupted.Enqueue(id);
        stop?.Cancel();
    }

    public object Progress(string id) =>
        new
        {
            active = Active == id,
            queued = waiting.ContainsKey(id),
            completed = finished.Contains(id),
            progress = Active == id ? (double?)0.5 : null,
            eta = (double?)null,
            textinfo = waiting.ContainsKey(id) ? "In queue: 1/1" : "Waiting...",
        };

    public void Forget()
    {
        finished.Clear();
        waiting.Clear();
    }

    private sealed class Ending(WebUiTasks tasks, string id) : IDisposable
    {
        private int ended;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref ended, 1) == 1)
                return;
            tasks.finished.Enqueue(id);
            tasks.Active = null;
            tasks.stop?.Dispose();
            tasks.stop = null;
            tasks.turn.Release();
        }
    }
}
