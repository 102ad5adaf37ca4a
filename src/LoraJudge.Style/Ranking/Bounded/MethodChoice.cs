using System.Diagnostics;

namespace LoraJudge.Style.Ranking.Bounded;

/// <summary>
/// Whether bounds pay for an index of this size on this machine: its first searches take turns and are timed, the later ones go the
/// faster way. Both ways give the same rankings.
/// </summary>
internal sealed class MethodChoice
{
    /// <summary>No more models than this are ever scored without bounds, but for searches that want them all.</summary>
    public const int MostPlain = 2048;

    /// <summary>Searches of each kind before any is timed: by then their code has been compiled for speed.</summary>
    private const int WarmUp = 64;
    private const int Timed = 32;

    private readonly long[] fastest = [long.MaxValue, long.MaxValue];
    private int searches;

    /// <summary>Searches either way, and times it where that is still of use.</summary>
    public T Run<T>(Func<T> plain, Func<T> bounded)
    {
        var turn = Volatile.Read(ref searches) < 2 * (WarmUp + Timed) ? Interlocked.Increment(ref searches) : int.MaxValue;
        if (turn > 2 * (WarmUp + Timed))
            return fastest[0] < fastest[1] ? plain() : bounded();
        var started = Stopwatch.GetTimestamp();
        var ranking = turn % 2 == 0 ? plain() : bounded();
        var ticks = Stopwatch.GetTimestamp() - started;
        if (turn > 2 * WarmUp && ticks < Volatile.Read(ref fastest[turn % 2]))
            Volatile.Write(ref fastest[turn % 2], ticks);
        return ranking;
    }
}
