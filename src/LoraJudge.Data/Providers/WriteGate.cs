namespace LoraJudge.Data.Providers;

/// <summary>
/// Lets one writer of this process through at a time, in the order of arrival. SQLite has a single writer; without a queue of our own, a
/// busy writer polls and may starve.
/// </summary>
internal sealed class WriteGate(TimeSpan patience) : IDisposable
{
    public static readonly TimeSpan DefaultPatience = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim free = new(1);

    /// <returns>The pass; disposing it, once or more often, lets the next writer in.</returns>
    /// <exception cref="TimeoutException">Another writer has kept the gate for longer than the patience.</exception>
    public IDisposable Enter() => free.Wait(patience) ? new Pass(free) : throw Kept();

    /// <inheritdoc cref="Enter"/>
    public async Task<IDisposable> EnterAsync(CancellationToken cancellation) =>
        await free.WaitAsync(patience, cancellation) ? new Pass(free) : throw Kept();

    public void Dispose() => free.Dispose();

    private TimeoutException Kept() =>
        new(
            $"Another write transaction of this process has been open for more than {patience.TotalSeconds:0} s. "
                + "Write in short transactions, and never in a second context while a transaction of the first is open."
        );

    private sealed class Pass(SemaphoreSlim free) : IDisposable
    {
        private int left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref left, 1) == 0)
                free.Release();
        }
    }
}
