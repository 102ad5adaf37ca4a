using System.Collections.Concurrent;

namespace LoraJudge.Web.Shared.Progress;

/// <summary>The long work that is under way in this process, for the pages and the terminal to show.</summary>
public sealed class ProgressBoard(TimeProvider time)
{
    private readonly ConcurrentDictionary<long, WorkProgress> running = new();
    private long lastId;

    /// <summary>Raised after every report, on the reporting thread; readers throttle for themselves.</summary>
    public event Action? Changed;

    public IReadOnlyList<WorkProgress> Running => [.. running.OrderBy(pair => pair.Key).Select(pair => pair.Value)];

    /// <summary>Shows a piece of work until the scope is disposed.</summary>
    /// <param name="title">What is done, for a person: "Painting the demo's pictures".</param>
    /// <param name="total">How many things there are to do; 0 if that is not known yet.</param>
    /// <param name="already">How many of them an earlier run has done: they count as done, not for the rate.</param>
    public Scope Start(string title, int total, int already = 0)
    {
        var id = Interlocked.Increment(ref lastId);
        running[id] = new WorkProgress(title, already, total, already, time.GetTimestamp(), time);
        Changed?.Invoke();
        return new Scope(this, id, already);
    }

    public sealed class Scope(ProgressBoard board, long id, int already) : IDisposable
    {
        private int done = already;

        /// <summary>Counts more things as done; safe from many threads.</summary>
        public void Advance(int by = 1)
        {
            var now = Interlocked.Add(ref done, by);
            if (board.running.TryGetValue(id, out var progress))
                board.running[id] = progress with { Done = Math.Max(progress.Done, now) };
            board.Changed?.Invoke();
        }

        /// <summary>Null once the scope is disposed.</summary>
        public WorkProgress? Current => board.running.GetValueOrDefault(id);

        /// <summary>Says anew what is done.</summary>
        public void Rename(string title) => Change(progress => progress with { Title = title });

        /// <summary>Says how many things there are, where that was not known at the start.</summary>
        public void Expect(int total) => Change(progress => progress with { Total = total });

        /// <summary>Says how many of how many things are done, where another counts them.</summary>
        public void Report(int done, int total) => Change(progress => progress with { Done = done, Total = total });

        public void Dispose()
        {
            board.running.TryRemove(id, out _);
            board.Changed?.Invoke();
        }

        private void Change(Func<WorkProgress, WorkProgress> change)
        {
            if (board.running.TryGetValue(id, out var progress))
                board.running[id] = change(progress);
            board.Changed?.Invoke();
        }
    }
}

/// <param name="Done">Things done so far.</param>
/// <param name="Already">Things that an earlier run had done.</param>
/// <param name="Started">Timestamp of <paramref name="Time"/>.</param>
public sealed record WorkProgress(string Title, int Done, int Total, int Already, long Started, TimeProvider Time)
{
    public double Share => Total == 0 ? 1 : (double)Done / Total;

    public TimeSpan Elapsed => Time.GetElapsedTime(Started);

    /// <summary>Things a second; 0 until something is done.</summary>
    public double Rate => Elapsed > TimeSpan.Zero ? (Done - Already) / Elapsed.TotalSeconds : 0;

    /// <summary>Null until something is done.</summary>
    public TimeSpan? Left => Done == Already ? null : Elapsed * ((double)(Total - Done) / (Done - Already));
}
