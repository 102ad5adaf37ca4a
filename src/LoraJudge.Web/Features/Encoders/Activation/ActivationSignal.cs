namespace LoraJudge.Web.Features.Encoders.Activation;

/// <summary>Tells those who look at the tables now and then that something has changed. A nudge alone: the tables say what.</summary>
internal sealed class ActivationSignal(TimeProvider time)
{
    private volatile TaskCompletionSource changed = New();

    public void Raise() => Interlocked.Exchange(ref changed, New()).TrySetResult();

    /// <summary>Completes after the given time, or as soon as something is raised.</summary>
    public async Task WaitAsync(TimeSpan atMost, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var delay = Task.Delay(atMost, time, stop.Token);
        await Task.WhenAny(changed.Task, delay);
        await stop.CancelAsync();
        await delay.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
