namespace LoraJudge.Style.Tests.Encoding.Hosting;

/// <summary>A clock whose timers go off when the test says so.</summary>
internal sealed class HeldClock : TimeProvider
{
    private readonly SemaphoreSlim made = new(0);
    private volatile HeldTimer? latest;

    /// <summary>Completes when somebody began to wait.</summary>
    public Task WaitingAsync() => made.WaitAsync();

    public void GoOff() => latest?.GoOff();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new HeldTimer(() => callback(state));
        latest = timer;
        made.Release();
        return timer;
    }

    private sealed class HeldTimer(Action callback) : ITimer
    {
        public void GoOff() => callback();

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() { }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
