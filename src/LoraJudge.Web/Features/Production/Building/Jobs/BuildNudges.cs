namespace LoraJudge.Web.Features.Production.Building.Jobs;

/// <summary>When to look for more to do.</summary>
internal sealed class BuildNudges : IDisposable
{
    private readonly SemaphoreSlim signal = new(0);

    /// <summary>Something has changed: there may be more to do.</summary>
    public void Wake()
    {
        if (signal.CurrentCount == 0)
            signal.Release();
    }

    /// <summary>Waits until something has changed, or for so long.</summary>
    public Task WaitAsync(TimeSpan most, CancellationToken cancellation) => signal.WaitAsync(most, cancellation);

    public void Dispose() => signal.Dispose();
}
