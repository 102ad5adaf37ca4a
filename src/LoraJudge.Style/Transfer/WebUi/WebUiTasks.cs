using System.Text.Json;
using System.Text.Json.Nodes;
using LoraJudge.Style.Transfer.Calls;

namespace LoraJudge.Style.Transfer.WebUi;

/// <summary>Tasks of the web UI: one is worked on at a time, whoever asked for it.</summary>
internal sealed class WebUiTasks(BackEndCalls calls, WebUiOptions options, TimeProvider time)
{
    /// <summary>How long a task that was cancelled while it waits is watched until it could be interrupted.</summary>
    private const int CancelLooks = 5;

    private TimeSpan Poll => TimeSpan.FromMilliseconds(options.PollMilliseconds);

    private enum State
    {
        Unknown,
        Waiting,
        Active,
    }

    /// <summary>Asked for again while it is worked on for a process that died, a picture would be made twice.</summary>
    public async Task AwaitEarlierAsync(string task, CancellationToken cancellation)
    {
        while (await StateAsync(task, cancellation) is State.Waiting or State.Active)
            await Task.Delay(Poll, time, cancellation);
    }

    /// <summary>Asks for a picture and waits as long as the web UI says that it works on it.</summary>
    /// <exception cref="TransferException">It gave up, or nothing was heard of it for too long.</exception>
    public async Task<JsonElement> RunAsync(string task, JsonObject request, CancellationToken cancellation)
    {
        using var hangUp = new CancellationTokenSource();
        var answer = calls.PostPatientlyAsync("sdapi/v1/txt2img", request, hangUp.Token);
        try
        {
            await WatchAsync(task, answer, cancellation);
            return (await answer).Json();
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await InterruptAsync(task);
            throw;
        }
        finally
        {
            await hangUp.CancelAsync();
            await answer.ContinueWith(
                static ended => ended.Exception,
                CancellationToken.None,
                TaskContinuationOptions.None,
                TaskScheduler.Default
            );
        }
    }

    private async Task WatchAsync(string task, Task answer, CancellationToken cancellation)
    {
        for (var heard = time.GetTimestamp(); !answer.IsCompleted; )
        {
            using var awake = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            await Task.WhenAny(answer, Task.Delay(Poll, time, awake.Token));
            await awake.CancelAsync();
            cancellation.ThrowIfCancellationRequested();
            if (answer.IsCompleted)
                return;
            if (await StateAsync(task, cancellation) is not State.Unknown)
                heard = time.GetTimestamp();
            else if (time.GetElapsedTime(heard).TotalSeconds > options.TimeoutSeconds)
                throw new TransferException(
                    TransferFault.Unavailable,
                    $"{calls.Name} has neither answered for {options.TimeoutSeconds} s nor says that it works on the picture ({WebUiOptions.Section}:TimeoutSeconds)."
                );
        }
    }

    /// <summary>The web UI stops whatever runs: it is told so only while that is this task.</summary>
    private async Task InterruptAsync(string task)
    {
        try
        {
            for (var look = 0; look < CancelLooks; look++)
            {
                var state = await StateAsync(task, CancellationToken.None);
                if (state == State.Active)
                    await calls.PostAsync("sdapi/v1/interrupt", new JsonObject(), CancellationToken.None);
                if (state != State.Waiting)
                    return;
                await Task.Delay(Poll, time, CancellationToken.None);
            }
        }
        catch (TransferException)
        {
            // It is away: there is nothing to stop.
        }
    }

    private async Task<State> StateAsync(string task, CancellationToken cancellation)
    {
        try
        {
            var told = (
                await calls.PostAsync("internal/progress", new JsonObject { ["id_task"] = task, ["live_preview"] = false }, cancellation)
            ).Json();
            return told.Flag("active") == true ? State.Active
                : told.Flag("queued") == true ? State.Waiting
                : State.Unknown;
        }
        catch (TransferException)
        {
            return State.Unknown;
        }
    }
}
