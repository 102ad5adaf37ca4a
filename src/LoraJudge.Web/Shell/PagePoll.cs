using System.Data.Common;

namespace LoraJudge.Web.Shell;

/// <summary>Looks again and again while a page is open.</summary>
/// <param name="beat">Once a second unless given.</param>
internal sealed class PagePoll(TimeProvider time, TimeSpan? beat = null) : IDisposable
{
    private readonly CancellationTokenSource stop = new();

    /// <param name="lookAsync">Returns false when there is nothing more to look for.</param>
    public async Task RunAsync(Func<CancellationToken, Task<bool>> lookAsync)
    {
        var cancellation = stop.Token;
        using var timer = new PeriodicTimer(beat ?? TimeSpan.FromSeconds(1), time);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellation))
            {
                try
                {
                    if (!await lookAsync(cancellation))
                        return;
                }
                catch (DbException)
                {
                    // A database that is busy is asked again at the next beat.
                }
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested) { }
    }

    public void Dispose()
    {
        stop.Cancel();
        stop.Dispose();
    }
}
