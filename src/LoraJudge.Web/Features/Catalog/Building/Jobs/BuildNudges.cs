using System.Collections.Concurrent;

namespace LoraJudge.Web.Features.Catalog.Building.Jobs;

/// <summary>Which nudges of this process are under way, and when to look for more.</summary>
internal sealed class BuildNudges(TimeProvider time) : IDisposable
{
    /// <summary>A nudge that another machine took is not told of here: it is forgotten after this long.</summary>
    private static readonly TimeSpan Forgotten = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<(string Queue, long Item), long> underWay = new();
    private readonly SemaphoreSlim signal = new(0);

    /// <summary>Items of the queue that somebody was nudged for.</summary>
    public IReadOnlyCollection<long> Of(string queue)
    {
        foreach (var (key, since) in underWay)
        {
            if (time.GetElapsedTime(since) > Forgotten)
                underWay.TryRemove(key, out _);
        }

        return [.. underWay.Keys.Where(key => key.Queue == queue).Select(key => key.Item)];
    }

    public void Add(string queue, long item) => underWay[(queue, item)] = time.GetTimestamp();

    /// <summary>The nudge has done what it could.</summary>
    public void Remove(string queue, long item)
    {
        underWay.TryRemove((queue, item), out _);
        Wake();
    }

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
